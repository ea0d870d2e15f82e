import { Badge, Container, Group, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { formatJoinCode } from '@/lib/people/joining/join-code';
import { environment } from '@/lib/platform/env/environment.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { getClassBoard } from '@/lib/teaching/board/class-board.server';
import { getClass } from '@/lib/teaching/classes/classes.server';
import { JoinCode } from './join-code';
import { LiveMatrix } from './matrix/live-matrix';
import { RegradeNotice } from './regrades/notice';
import { WaitingNotice } from './waiting-notice';

export const metadata: Metadata = { title: 'Class' };

export default async function ClassPage({ params }: PageProps<'/teach/classes/[classId]'>) {
  const { classId } = await params;
  const staff = await admitPage('/teach/classes/[classId]', `/teach/classes/${classId}`, { classId });
  const [view, board] = await Promise.all([getClass(staff), getClassBoard(staff)]);
  return (
    <Container fluid maw="94rem" py="lg">
      <Group justify="space-between" align="end" gap="sm" mb="md">
        <Group gap="sm">
          <Title order={1} fz="h2">
            {view.name}
          </Title>
          {view.demo && (
            <Badge color="orange" variant="light">
              Demo: invented students
            </Badge>
          )}
        </Group>
        {!view.archived && (
          <JoinCode
            classId={classId}
            code={formatJoinCode(view.joinCode)}
            link={`${environment().url}/join/${view.joinCode}`}
            renewable={view.role === 'instructor'}
          />
        )}
      </Group>
      <WaitingNotice staff={staff} />
      <RegradeNotice staff={staff} />
      <LiveMatrix classId={classId} json={JSON.stringify(board)} />
    </Container>
  );
}

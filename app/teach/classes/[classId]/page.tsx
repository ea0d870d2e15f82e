import { Alert, Badge, Container, Group, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { admitPage } from '@/lib/auth/admit.server';
import { getClass } from '@/lib/classes/classes.server';
import { formatJoinCode } from '@/lib/classes/join-code';
import { environment } from '@/lib/env.server';
import { getClassMatrix } from '@/lib/progress/class.server';
import { JoinCodePanel } from './join-code-panel';
import { Matrix } from './matrix';
import { Refresh } from './refresh';
import { RegradeNotice } from './regrades/notice';

export const metadata: Metadata = { title: 'Class' };

export default async function ClassPage({ params }: PageProps<'/teach/classes/[classId]'>) {
  const { classId } = await params;
  const viewer = await admitPage('/teach/classes/[classId]', `/teach/classes/${classId}`, { classId });
  const [view, matrix] = await Promise.all([getClass(viewer, classId), getClassMatrix(viewer, classId)]);
  return (
    <Container size="xl" py="xl">
      <Group justify="space-between" align="start" mb="lg">
        <div>
          <Group gap="sm">
            <Title order={1}>{view.name}</Title>
            {view.demo && (
              <Badge color="orange" variant="light">
                Demo: invented students
              </Badge>
            )}
          </Group>
          <Text c="dimmed">
            {view.students.length === 1 ? '1 student' : `${view.students.length} students`} · {matrix.exercises.length}{' '}
            exercises
          </Text>
        </div>
        <Refresh />
      </Group>
      <JoinCodePanel
        classId={classId}
        code={formatJoinCode(view.joinCode)}
        link={`${environment().url}/join/${view.joinCode}`}
        renewable={view.role === 'instructor'}
      />
      <RegradeNotice viewer={viewer} classId={classId} />
      {matrix.students.length === 0 ? (
        <Alert variant="light" title="No students yet">
          Give the join code or the link above to your students. They appear here as they sign up.
        </Alert>
      ) : (
        <Matrix classId={classId} matrix={matrix} />
      )}
    </Container>
  );
}

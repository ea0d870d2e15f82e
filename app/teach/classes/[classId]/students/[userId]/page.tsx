import { Alert, Anchor, Container, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { classPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { getStudentAttempt, getStudentAttempts } from '@/lib/attempts/staff-read.server';
import { admitPage } from '@/lib/auth/admit.server';
import { AttemptDetail } from './attempt-detail';
import { AttemptList } from './attempt-list';
import classes from './student.module.css';

export const metadata: Metadata = { title: 'Student' };

type Props = PageProps<'/teach/classes/[classId]/students/[userId]'>;

export default async function StudentPage({ params, searchParams }: Props) {
  const { classId, userId } = await params;
  const here = `/teach/classes/${classId}/students/${userId}`;
  const viewer = await admitPage('/teach/classes/[classId]/students/[userId]', here, { classId });
  const { student, attempts } = await getStudentAttempts(viewer, classId, userId);
  const { attempt: asked } = await searchParams;
  const shown = typeof asked === 'string' ? asked : attempts[0]?.id;
  const detail = shown ? await getStudentAttempt(viewer, classId, userId, shown) : null;
  return (
    <Container size="xl" py="xl">
      <Anchor component={Link} href={classPath(classId)} size="sm">
        ← To the class
      </Anchor>
      <Title order={1} mt="xs">
        {student.name}
      </Title>
      <Text c="dimmed" mb="lg">
        {student.email} · {attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`}
      </Text>
      {detail ? (
        <div className={classes.columns}>
          <AttemptList attempts={attempts} shown={detail.id} path={here} />
          <AttemptDetail attempt={detail} />
        </div>
      ) : (
        <Alert variant="light" title="Nothing submitted yet">
          Attempts appear here with their code and report as soon as {student.name} submits one.
        </Alert>
      )}
    </Container>
  );
}

import { Alert, Anchor, Container, Group, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { studentPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { countOf } from '@/lib/core/text/count';
import { type ClassStudentName, getClassStudent, getNeighbours } from '@/lib/people/members/class-student.server';
import { NotFound } from '@/lib/platform/http/errors';
import { admitPage } from '@/lib/platform/session/admit.server';
import { canManageClass } from '@/lib/platform/session/policy';
import { listStudentExercises } from '@/lib/teaching/board/student-exercises.server';
import { getGradebook } from '@/lib/teaching/gradebook/gradebook.server';
import { listOverrides } from '@/lib/teaching/reviews/overrides.server';
import { getStudentAttempt, getTimeline } from '@/lib/teaching/reviews/staff-read.server';
import { AttemptReview } from './attempt-review';
import { ExercisePicker } from './exercise-picker';
import { ExerciseFacts } from './exercise-summary';
import { findGiven } from './given';
import { ResetLink } from './reset-link';
import { readSelection } from './selection';
import classes from './student.module.css';
import { TimelineList } from './timeline-list';
import { describeDuration } from './words';

export const metadata: Metadata = { title: 'Student' };

type Props = PageProps<'/teach/classes/[classId]/students/[userId]'>;

export default async function StudentPage({ params, searchParams }: Props) {
  const { classId, userId } = await params;
  const staff = await admitPage('/teach/classes/[classId]/students/[userId]', studentPath(classId, userId), {
    classId,
  });
  const selection = readSelection(await searchParams);
  const [student, neighbours, timeline, exercises, overrides, book] = await orNotFound(
    Promise.all([
      getClassStudent(staff, userId),
      getNeighbours(staff, userId),
      getTimeline(staff, userId, selection),
      listStudentExercises(staff, userId),
      listOverrides(staff, userId),
      getGradebook(staff, [userId]),
    ]),
  );
  const manages = canManageClass(staff.viewer, staff.role);
  const shown = selection.attempt ?? timeline.attempts[0]?.id;
  const detail = shown ? await orNotFound(getStudentAttempt(staff, userId, shown)) : null;
  const exercise = exercises.find(({ slug }) => slug === (detail?.slug ?? selection.slug));
  const attempts = exercises.reduce((sum, { earned }) => sum + (earned?.attempts ?? 0), 0);
  const seconds = exercises.reduce((sum, { activeSeconds }) => sum + activeSeconds, 0);
  return (
    <Container size="xl" py="xl">
      <Group justify="space-between">
        <Title order={1}>{student.name}</Title>
        <Group gap="lg" component="nav" aria-label="Students by name">
          <Neighbour classId={classId} student={neighbours.previous} before />
          <Neighbour classId={classId} student={neighbours.next} />
        </Group>
      </Group>
      <Text c="dimmed" mb="lg">
        {student.email} · {countOf(attempts, 'graded attempt')} · {describeDuration(seconds)} on task
      </Text>
      {manages && <ResetLink classId={classId} studentId={userId} name={student.name} />}
      <div className={classes.columns}>
        <div className={classes.side}>
          <ExercisePicker
            path={studentPath(classId, userId)}
            slug={selection.slug ?? null}
            exercises={exercises.map(({ slug, title, earned }) => ({ slug, title, attempts: earned?.attempts ?? 0 }))}
          />
          <TimelineList
            timeline={timeline}
            shown={detail?.id ?? null}
            selection={selection}
            path={studentPath(classId, userId)}
          />
        </div>
        <div className={classes.main}>
          {exercise && (
            <ExerciseFacts
              classId={classId}
              studentId={userId}
              exercise={exercise}
              given={findGiven(book, exercise.id)}
              overrides={overrides.filter(({ exerciseId }) => exerciseId === exercise.id)}
              mayOverride={manages}
            />
          )}
          {detail ? (
            <AttemptReview staff={staff} classId={classId} studentId={userId} attempt={detail} selection={selection} />
          ) : (
            <Alert variant="light" title={exercise ? 'No attempt at this exercise yet' : 'Nothing submitted yet'}>
              Attempts appear here with their code and report as soon as {student.name} submits one.
            </Alert>
          )}
        </div>
      </div>
    </Container>
  );
}

function Neighbour(props: { classId: string; student: ClassStudentName | null; before?: boolean }) {
  const { classId, student, before } = props;
  if (!student) return null;
  return (
    <Anchor component={Link} href={studentPath(classId, student.id)} size="sm" rel={before ? 'prev' : 'next'}>
      {before ? `← ${student.name}` : `${student.name} →`}
    </Anchor>
  );
}

/** A student of another class, and an attempt of somebody else, do not exist here. */
async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

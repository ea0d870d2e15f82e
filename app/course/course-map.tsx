import { Anchor, Badge, Card, Group, Progress, Text, Title } from '@mantine/core';
import { attemptsPath, exercisePath, lessonPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { countOf } from '@/lib/core/text/count';
import type { CourseExercise } from '@/lib/learning/progress/course.server';
import type { QuestionProgress } from '@/lib/learning/reading/questions.server';
import type { Reading } from '@/lib/learning/reading/readings.server';
import type { UnseenComments } from '@/lib/teaching/reviews/own.server';
import classes from './course.module.css';
import { OwnState } from './own-state';

interface Props {
  readonly exercises: readonly CourseExercise[];
  readonly questions: readonly QuestionProgress[];
  /** What staff wrote on the reader's attempts since. */
  readonly unseen: readonly UnseenComments[];
  readonly readings: readonly Reading[];
  /** Null for a visitor, whose progress is in the browser: OwnState shows it. */
  readonly viewerId: string | null;
}

/** The exercises in order, each with how far the reader is. */
export function CourseMap({ exercises, questions, unseen, readings, viewerId }: Props) {
  const passed = exercises.filter((exercise) => exercise.progress?.state === 'passed').length;
  return (
    <>
      {viewerId === null ? (
        <Text c="dimmed" mb="md">
          You can do everything without an account: your work stays in this browser. With your class&rsquo;s join code
          you can{' '}
          <Anchor component={Link} href="/sign-up">
            sign up
          </Anchor>{' '}
          and have it recorded.
        </Text>
      ) : (
        <Group mb="md" gap="sm">
          <Progress value={(100 * passed) / Math.max(1, exercises.length)} w={220} aria-label="Exercises passed" />
          <Text c="dimmed" size="sm">
            {passed} of {exercises.length} passed
          </Text>
          <Anchor component={Link} href="/progress" size="sm">
            Summary to print
          </Anchor>
        </Group>
      )}
      <ol className={classes.map}>
        {exercises.map((exercise, index) => (
          <li key={exercise.slug}>
            <Station
              exercise={exercise}
              number={index + 1}
              questions={questions.find(({ slug }) => slug === exercise.slug)}
              newComments={unseen.find(({ slug }) => slug === exercise.slug)?.count ?? 0}
              reading={readingState(readings.find(({ slug }) => slug === exercise.slug))}
              viewerId={viewerId}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

function readingState(reading: Reading | undefined): StationProps['reading'] {
  return reading ? (reading.isRead ? 'read' : 'begun') : null;
}

interface StationProps {
  readonly exercise: CourseExercise;
  readonly number: number;
  readonly questions: QuestionProgress | undefined;
  readonly newComments: number;
  readonly reading: 'read' | 'begun' | null;
  readonly viewerId: string | null;
}

function Station({ exercise, number, questions, newComments, reading, viewerId }: StationProps) {
  return (
    <Card withBorder padding="lg" radius="md" className={classes.station}>
      <Text size="sm" c="dimmed" component="span">
        {number}
      </Text>
      <Title order={3} fz="lg">
        {exercise.title}
      </Title>
      <OwnState
        slug={exercise.slug}
        progress={exercise.progress}
        questions={{ total: questions?.total ?? 0, correct: questions?.correct ?? 0 }}
        reading={reading}
        viewerId={viewerId}
      />
      <Text mt={4}>{exercise.summary}</Text>
      <Group mt="sm" gap={6}>
        {exercise.concepts.map((concept) => (
          <Badge key={concept} variant="light" color="gray" tt="none" className={classes.concept}>
            {concept}
          </Badge>
        ))}
      </Group>
      <Group mt="md" gap="lg">
        <Anchor component={Link} href={lessonPath(exercise.slug)}>
          Read the lesson
        </Anchor>
        <Anchor component={Link} href={exercisePath(exercise.slug)}>
          Do the exercise
        </Anchor>
        {newComments > 0 && (
          <Anchor component={Link} href={attemptsPath(exercise.slug)} fw={600}>
            {countOf(newComments, 'new comment')}
          </Anchor>
        )}
      </Group>
    </Card>
  );
}

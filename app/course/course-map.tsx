import { Anchor, Badge, Card, Group, Progress, Text, Title } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconProgress } from '@tabler/icons-react';
import { exercisePath, lessonPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { CourseExercise } from '@/lib/progress/course.server';
import classes from './course.module.css';

/** The exercises in order; a visitor's own progress is in the browser and not shown here. */
export function CourseMap({ exercises, visitor }: { exercises: readonly CourseExercise[]; visitor: boolean }) {
  const passed = exercises.filter((exercise) => exercise.progress?.state === 'passed').length;
  return (
    <>
      {visitor ? (
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
        </Group>
      )}
      <ol className={classes.map}>
        {exercises.map((exercise, index) => (
          <li key={exercise.slug}>
            <Station exercise={exercise} number={index + 1} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Station({ exercise, number }: { exercise: CourseExercise; number: number }) {
  return (
    <Card withBorder padding="lg" radius="md" className={classes.station}>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text size="sm" c="dimmed" component="span">
            {number}
          </Text>
          <Title order={3} fz="lg">
            {exercise.title}
          </Title>
        </div>
        {exercise.progress && <State progress={exercise.progress} />}
      </Group>
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
      </Group>
    </Card>
  );
}

function State({ progress }: { progress: NonNullable<CourseExercise['progress']> }) {
  const points = `${progress.bestScore} / ${progress.maxScore}`;
  switch (progress.state) {
    case 'passed':
      return (
        <Badge
          color="teal"
          variant="light"
          tt="none"
          size="lg"
          leftSection={<IconCheck size={14} />}
          className={classes.passed}
        >
          Passed · {points}
        </Badge>
      );
    case 'tried':
      return (
        <Badge
          color="orange"
          variant="light"
          tt="none"
          size="lg"
          leftSection={<IconProgress size={14} />}
          className={classes.tried}
        >
          Tried · {points}
        </Badge>
      );
    case 'notStarted':
      return (
        <Badge
          color="gray"
          variant="outline"
          tt="none"
          size="lg"
          leftSection={<IconCircleDashed size={14} />}
          className={classes.concept}
        >
          Not started
        </Badge>
      );
  }
}

import { Paper, Text, Title } from '@mantine/core';
import type { StudentExercise } from '@/lib/teaching/board/student-exercises.server';
import type { OverrideView } from '@/lib/teaching/reviews/overrides.server';
import { OverridePanel } from './override-panel';
import { describeDuration } from './words';

interface Props {
  readonly classId: string;
  readonly studentId: string;
  readonly exercise: StudentExercise;
  /** Of this exercise, newest first. */
  readonly overrides: readonly OverrideView[];
  readonly mayOverride: boolean;
}

/** Where the student stands in one exercise: what was earned, and what staff made of it. */
export function ExerciseFacts({ classId, studentId, exercise, overrides, mayOverride }: Props) {
  const { earned, activeSeconds, hints } = exercise;
  const facts = [
    earned
      ? `${earned.attempts === 1 ? '1 attempt' : `${earned.attempts} attempts`}${earned.triesToPass === null ? '' : `, passed at the ${ordinal(earned.triesToPass)}`}`
      : 'no verified attempt yet',
    `${describeDuration(activeSeconds)} on task`,
    hints === 0 ? 'no hints' : hints === 1 ? '1 hint' : `${hints} hints`,
  ];
  return (
    <Paper withBorder p="md" radius="md" mb="lg" component="section" aria-label={`Standing in ${exercise.title}`}>
      <Title order={2} fz="lg">
        {exercise.title}
      </Title>
      <Text c="dimmed" size="sm">
        {facts.join(' · ')}
      </Text>
      <OverridePanel
        classId={classId}
        studentId={studentId}
        exercise={{ id: exercise.id, title: exercise.title, maxScore: exercise.maxScore }}
        earned={earned && { score: earned.score, maxScore: earned.maxScore }}
        overrides={overrides}
        mayOverride={mayOverride}
      />
    </Paper>
  );
}

function ordinal(number: number): string {
  const ends = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${number}${ends[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)]}`;
}

import { Paper, Text, Title } from '@mantine/core';
import { StandingText } from '@/app/shell/standing-text';
import { countOf } from '@/lib/core/text/count';
import type { StudentExercise } from '@/lib/teaching/board/student-exercises.server';
import type { OverrideView } from '@/lib/teaching/reviews/overrides.server';
import type { GivenExercise } from './given';
import { OverridePanel } from './override-panel';
import { describeDuration } from './words';

interface Props {
  readonly classId: string;
  readonly studentId: string;
  readonly exercise: StudentExercise;
  /** Null where the class does not give it. */
  readonly given: GivenExercise | null;
  /** Of this exercise, newest first. */
  readonly overrides: readonly OverrideView[];
  readonly mayOverride: boolean;
}

/** Where the student stands in one exercise: what was earned, and what staff made of it. */
export function ExerciseFacts({ classId, studentId, exercise, given, overrides, mayOverride }: Props) {
  const { earned, activeSeconds, hints } = exercise;
  const facts = [
    earned
      ? `${countOf(earned.attempts, 'attempt')}${earned.triesToPass === null ? '' : `, passed at the ${ordinal(earned.triesToPass)}`}`
      : 'no verified attempt yet',
    `${describeDuration(activeSeconds)} on task`,
    hints === 0 ? 'no hints' : countOf(hints, 'hint'),
  ];
  return (
    <Paper withBorder p="md" radius="md" mb="lg" component="section" aria-label={`Standing in ${exercise.title}`}>
      <Title order={2} fz="lg">
        {exercise.title}
      </Title>
      <Text c="dimmed" size="sm">
        {facts.join(' · ')}
      </Text>
      {given && (
        <Text size="sm" mt={4} data-testid="standing">
          <StandingText standing={given.standing} due={{ at: given.dueAt, extended: given.extended }} />
        </Text>
      )}
      <OverridePanel
        classId={classId}
        studentId={studentId}
        exercise={{ id: exercise.id, title: exercise.title, most: given?.points || exercise.maxScore }}
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

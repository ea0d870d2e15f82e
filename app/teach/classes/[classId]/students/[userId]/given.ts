/** What the class made of one exercise for one student. */
import { type ScoreStanding, standingOf } from '@/lib/core/scoring/standing';
import type { Gradebook } from '@/lib/teaching/gradebook/gradebook';

export interface GivenExercise {
  /** What a full score is worth in the class. */
  readonly points: number;
  readonly standing: ScoreStanding;
  /** For this student; null: never. */
  readonly dueAt: Date | null;
  readonly extended: boolean;
}

/** @param book of one student. Null where the class does not give the exercise. */
export function findGiven({ columns, students: [own] }: Gradebook, exerciseId: string): GivenExercise | null {
  const index = columns.findIndex((column) => column.exerciseId === exerciseId && column.part === 'exercise');
  const [column, grade] = [columns[index], own?.grades[index]];
  if (!column?.assignmentId || !grade) return null;
  return {
    points: column.points,
    standing: standingOf(column.points, grade),
    dueAt: grade.dueAt,
    extended: grade.dueAt?.getTime() !== column.dueAt?.getTime(),
  };
}

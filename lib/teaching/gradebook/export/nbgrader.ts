/** nbgrader's `grades.csv`: a row per student and assignment. Times are UTC, as nbgrader keeps them. */
import { type CsvCell, writeCsv } from '@/lib/content/exchange/write-csv';
import type { Gradebook } from '../gradebook';
import { pointsBeforeLateness, roundPoints, splitName, titleOf } from './cells';

const header = [
  'assignment',
  'duedate',
  'timestamp',
  'student_id',
  'last_name',
  'first_name',
  'email',
  'raw_score',
  'late_submission_penalty',
  'score',
  'max_score',
];

/** A student without a school id is known by their e-mail. Without work the score is 0, as nbgrader has it. */
export function nbgraderCsv({ columns, students }: Gradebook): string {
  const rows = columns.flatMap((column, index) =>
    students.flatMap((student): CsvCell[][] => {
      const grade = student.grades[index];
      if (!grade) return [];
      const { first, last } = splitName(student.name);
      const score = roundPoints(grade.points ?? 0) ?? 0;
      // A score set by hand lost nothing to lateness. Scores are rounded before they are subtracted, so that the row adds up.
      const raw = grade.override ? score : (roundPoints(pointsBeforeLateness(column, grade)) ?? 0);
      return [
        [
          titleOf(column),
          timestamp(grade.dueAt),
          timestamp(grade.counting?.at ?? null),
          student.schoolId ?? student.email,
          last,
          first,
          student.email,
          raw,
          roundPoints(raw - score),
          score,
          column.points,
        ],
      ];
    }),
  );
  return writeCsv([header, ...rows]);
}

/** `2026-03-01 12:00:00` */
function timestamp(at: Date | null): string | null {
  return at?.toISOString().slice(0, 19).replace('T', ' ') ?? null;
}

/** A row per student, a column per assignment and per check: for spreadsheets and for eyes. */
import type { CsvCell } from '@/lib/content/exchange/write-csv';
import type { Gradebook } from '../gradebook';
import { roundPoints, titleOf } from './cells';

/** Points of each check in an attempt, by the check's name in the report's order. */
export type CheckPoints = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The header first. `checks`: of the attempts that count, by id. */
export function plainRows({ columns, students }: Gradebook, checks: CheckPoints): CsvCell[][] {
  const names = columns.map((_, index) => {
    const all = students.flatMap(({ grades }) => [...pointsOf(checks, grades[index]?.counting?.attemptId).keys()]);
    return [...new Set(all)];
  });
  const header = ['Name', 'E-mail', 'School id', 'Section'];
  for (const [index, column] of columns.entries()) {
    const title = titleOf(column);
    header.push(
      `${title} (of ${column.points})`,
      `${title}: days late`,
      `${title}: lost to lateness (%)`,
      `${title}: set by staff`,
    );
    header.push(...(names[index] ?? []).map((name) => `${title}: ${name}`));
  }
  const rows = students.map(({ name, email, schoolId, section, grades }): CsvCell[] => [
    ...[name, email, schoolId, section],
    ...grades.flatMap((grade, index): CsvCell[] => {
      const points = pointsOf(checks, grade.counting?.attemptId);
      return [
        roundPoints(grade.points),
        grade.counting?.days || null,
        (!grade.override && grade.counting?.penalty) || null,
        grade.override?.reason ?? null,
        ...(names[index] ?? []).map((check) => roundPoints(points.get(check) ?? null)),
      ];
    }),
  ]);
  return [header, ...rows];
}

function pointsOf(checks: CheckPoints, attemptId: string | undefined): ReadonlyMap<string, number> {
  return (attemptId && checks.get(attemptId)) || new Map();
}

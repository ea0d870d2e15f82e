/** Who of a class needs help, and why: from the class page's table alone. */
import { type ClassBoard, decodeRow, median, type Student } from './class-board';

export interface HelpThresholds {
  /** Tries without a pass from which somebody is stuck. */
  readonly tries: number;
  /** Days without a sign of work from which somebody is idle. */
  readonly idleDays: number;
}

export const usualThresholds: HelpThresholds = { tries: 5, idleDays: 7 };

/** `column`, `columns`: places in the board. */
export type Reason =
  | { readonly kind: 'stuck'; readonly column: number; readonly tries: number; readonly points: number }
  /** Null: never worked on anything here, while others have. */
  | { readonly kind: 'idle'; readonly days: number | null }
  | { readonly kind: 'overdue'; readonly columns: readonly number[] }
  | { readonly kind: 'behind'; readonly passed: number; readonly median: number };

export interface HelpItem {
  readonly student: Student;
  /** At least one. */
  readonly reasons: readonly Reason[];
}

const dayMinutes = 24 * 60;

/** The most reasons first, then the most tries in vain. */
export function findHelp(board: ClassBoard, thresholds: HelpThresholds): readonly HelpItem[] {
  const students = board.rows.map(decodeRow);
  const medianPassed = median(students.map(({ passed }) => passed)) ?? 0;
  return students
    .map((student) => ({ student, reasons: reasonsOf(student, board, thresholds, medianPassed) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || weight(b) - weight(a));
}

const weight = ({ reasons }: HelpItem) =>
  reasons.reduce((sum, reason) => sum + (reason.kind === 'stuck' ? reason.tries : 0), 0);

function reasonsOf(student: Student, board: ClassBoard, thresholds: HelpThresholds, medianPassed: number): Reason[] {
  const stuck = student.cells.flatMap(({ state, tries, points, override }, column): Reason[] =>
    // Lessons do not count, since a wrong answer is not a try; nor do scores set by staff, who have looked at the work.
    state === 'tried' && !override && tries >= thresholds.tries && board.columns[column]?.part === 'exercise'
      ? [{ kind: 'stuck', column, tries, points }]
      : [],
  );
  const columns = student.cells.flatMap(({ overdue }, column) => (overdue ? [column] : []));
  const idle = idleReason(student, board, thresholds.idleDays, medianPassed);
  // Half of what half of the class has passed; in the first days nobody is behind.
  const behind = medianPassed >= 2 && student.passed <= medianPassed / 2;
  return [
    ...stuck,
    ...(columns.length > 0 ? [{ kind: 'overdue', columns } as const] : []),
    ...(idle ? [idle] : []),
    ...(behind ? [{ kind: 'behind', passed: student.passed, median: medianPassed } as const] : []),
  ];
}

function idleReason(
  student: Student,
  { columns, readAt }: ClassBoard,
  idleDays: number,
  medianPassed: number,
): Reason | null {
  if (student.passed === columns.length) return null;
  if (student.lastAt === 0) return medianPassed >= 1 ? { kind: 'idle', days: null } : null;
  const days = Math.floor((readAt / 60_000 - student.lastAt) / dayMinutes);
  return days >= idleDays ? { kind: 'idle', days } : null;
}

/** What progress means, without a database: states, cells and sums. */

/** `tried`: a verified attempt exists, none passed. An attempt that failed by our fault is no try. */
export type ProgressState = 'notStarted' | 'tried' | 'passed';

/** A student in an exercise. */
export interface ExerciseStanding {
  readonly state: ProgressState;
  /** Verified attempts. */
  readonly attempts: number;
  /** Best verified score; 0 where there is none. */
  readonly bestScore: number;
  /** What the best attempt could have scored, or the exercise's own where there is none. */
  readonly maxScore: number;
  readonly passedAt: Date | null;
  readonly lastAttemptAt: Date | null;
}

export interface ProgressRecord {
  readonly userId: string;
  readonly exerciseId: string;
  readonly attempts: number;
  readonly bestScore: number;
  readonly maxScore: number;
  readonly passedAt: Date | null;
  readonly lastAttemptAt: Date;
}

export function toCell(record: ProgressRecord | undefined, maxScore: number): ExerciseStanding {
  if (!record) return { state: 'notStarted', attempts: 0, bestScore: 0, maxScore, passedAt: null, lastAttemptAt: null };
  const { attempts, bestScore, passedAt, lastAttemptAt } = record;
  return {
    state: passedAt ? 'passed' : 'tried',
    attempts,
    bestScore,
    maxScore: record.maxScore,
    passedAt,
    lastAttemptAt,
  };
}

/** How far a class is with one exercise. */
export interface ExerciseSummary {
  readonly passed: number;
  readonly tried: number;
  readonly notStarted: number;
}

export function summariseCells(cells: readonly ExerciseStanding[]): ExerciseSummary {
  const count = (state: ProgressState) => cells.filter((cell) => cell.state === state).length;
  return { passed: count('passed'), tried: count('tried'), notStarted: count('notStarted') };
}

/** One student over all exercises. */
export interface Total {
  readonly passed: number;
  /** Verified attempts. */
  readonly attempts: number;
  readonly score: number;
  readonly maxScore: number;
}

export function totalCells(cells: readonly ExerciseStanding[]): Total {
  const sum = (of: (cell: ExerciseStanding) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  return {
    passed: summariseCells(cells).passed,
    attempts: sum(({ attempts }) => attempts),
    score: sum(({ bestScore }) => bestScore),
    maxScore: sum(({ maxScore }) => maxScore),
  };
}

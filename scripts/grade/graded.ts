/** One file's result, whatever became of it. */
import type { Revision } from '@/lib/core/exercise/revision';
import type { Report } from '@/lib/core/grader/report';

export type Graded =
  | { readonly kind: 'graded'; readonly file: string; readonly report: Report; readonly ms: number }
  /** The file could not be read: nothing was graded, and `error` says why. */
  | { readonly kind: 'unreadable'; readonly file: string; readonly error: string };

export function hasPassed(graded: Graded): boolean {
  return graded.kind === 'graded' && graded.report.outcome === 'passed';
}

export function maxScoreOf({ checks }: Pick<Revision, 'checks'>): number {
  return checks.reduce((sum, { points }) => sum + points, 0);
}

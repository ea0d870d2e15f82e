/** A worse submission takes nothing away: the best one counts. */
import type { Report } from '@/lib/core/grader/report';
import { shareOf } from '@/lib/core/scoring/score';
import type { ListedAttempt } from './attempts-list';

export interface BetterAttempt {
  readonly score: number;
  readonly maxScore: number;
  readonly passed: boolean;
}

/** The best of the attempts, if what was just verified came out below it. */
export function findBetter(attempts: readonly ListedAttempt[], verified: Report): BetterAttempt | null {
  let best: BetterAttempt | null = null;
  for (const { state, outcome, score, maxScore } of attempts) {
    if (state !== 'verified' || score === null || maxScore === null) continue;
    const one = { score, maxScore, passed: outcome === 'passed' };
    if (best === null || shareOf(one) > shareOf(best)) best = one;
  }
  return best !== null && shareOf(best) > shareOf(verified) ? best : null;
}

/**
 * What an assignment earned: the best attempt after what lateness takes, or what staff set by hand. Lateness takes more
 * as time goes on and never less, so an attempt can only count if it scored higher than every one before it: those are
 * `Progress.improvements`, and nothing else is read.
 */
import { addDays } from '../time/wall-time';
import { isPast, type Terms } from './terms';

/** Scored higher than all before it. */
export interface Improvement {
  readonly attemptId: string;
  /** When it was submitted. */
  readonly at: Date;
  readonly score: number;
  readonly maxScore: number;
}

/** A score set by hand, as a share of the scale that the class had then. Lateness takes nothing from it. */
export interface Override {
  readonly score: number;
  readonly maxScore: number;
  readonly reason: string;
}

export interface Lateness {
  /** Days begun after the due date, 0 when in time. */
  readonly days: number;
  /** Percent of the score that lateness took, 0 … 100. */
  readonly penalty: number;
}

export interface AssignmentScore {
  /** What counts; null without an attempt and without an override. */
  readonly points: number | null;
  /** What the work earned, whatever was set by hand. */
  readonly earned: number | null;
  /** The attempt that earned it, with its lateness. */
  readonly counting: (Improvement & Lateness) | null;
  readonly override: Override | null;
}

const dayMs = 24 * 60 * 60_000;

/**
 * The minute in which it is due counts in full. A day ends when the class's clock shows the due time again, so that a change
 * of clocks neither gives nor takes an hour.
 * @param dueAt for this student, see `effectiveDueAt`
 */
export function lateness(
  terms: Pick<Terms, 'latePolicy' | 'latePercent' | 'timeZone'>,
  dueAt: Date | null,
  at: Date,
): Lateness {
  if (dueAt === null || !isPast(dueAt, at)) return { days: 0, penalty: 0 };
  const days = daysBegun(dueAt, at, terms.timeZone);
  switch (terms.latePolicy) {
    case 'none':
      return { days, penalty: 0 };
    case 'percentPerDay':
      return { days, penalty: Math.min(100, days * terms.latePercent) };
    case 'hardStop':
      return { days, penalty: 100 };
  }
}

/** 1 on the first day after. `at` is past the due date. */
function daysBegun(dueAt: Date, at: Date, timeZone: string): number {
  // No change of clocks is longer than a day.
  let days = Math.max(1, Math.floor((at.getTime() - dueAt.getTime()) / dayMs) - 1);
  while (isPast(addDays(dueAt, days, timeZone), at)) days += 1;
  return days;
}

/** Of several attempts that come to the same, the earliest counts. */
export function scoreAssignment(
  terms: Terms,
  dueAt: Date | null,
  improvements: readonly Improvement[],
  override: Override | null = null,
): AssignmentScore {
  let best: Improvement | null = null;
  let earned: number | null = null;
  for (const improvement of improvements) {
    const { penalty } = lateness(terms, dueAt, improvement.at);
    const points = terms.points * shareOf(improvement) * (1 - penalty / 100);
    if (earned === null || points > earned) {
      earned = points;
      best = improvement;
    }
  }
  const counting = best && withLateness(best, lateness(terms, dueAt, best.at));
  return { points: override ? terms.points * shareOf(override) : earned, earned, counting, override };
}

const withLateness = ({ attemptId, at, score, maxScore }: Improvement, { days, penalty }: Lateness) => ({
  attemptId,
  at,
  score,
  maxScore,
  days,
  penalty,
});

/** Of a full score, 0 … 1. */
export function shareOf({ score, maxScore }: { readonly score: number; readonly maxScore: number }): number {
  return maxScore > 0 ? score / maxScore : 0;
}

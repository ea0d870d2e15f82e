/** What an assignment earned in words: "8 of 10 earned, 2 days late (20 % taken): 6.4 count". */
import { type AssignmentScore, shareOf } from './score';

export interface ScoreStanding {
  /** What a full score is worth. */
  readonly maxPoints: number;
  /** By the work that counts, before lateness took anything; null without work. */
  readonly earned: number | null;
  /** Days begun after the due date. */
  readonly lateDays: number;
  /** Percent that lateness took. */
  readonly penalty: number;
  /** What counts; null without work and without a score by hand. */
  readonly points: number | null;
  readonly setByStaff: boolean;
}

export function standingOf(maxPoints: number, { points, counting, override }: AssignmentScore): ScoreStanding {
  return {
    maxPoints,
    earned: counting && maxPoints * shareOf(counting),
    lateDays: counting?.days ?? 0,
    penalty: counting?.penalty ?? 0,
    points,
    setByStaff: override !== null,
  };
}

/** Null where there is nothing to say yet. */
export function sayStanding({
  maxPoints,
  earned,
  lateDays,
  penalty,
  points,
  setByStaff,
}: ScoreStanding): string | null {
  if (points === null) return null;
  const late = lateDays > 0 ? `, ${sayLateDays(lateDays)}` : '';
  const most = sayPoints(maxPoints);
  if (setByStaff) {
    const own = earned === null ? 'nothing handed in' : `${sayPoints(earned)} earned${late}`;
    return `${sayPoints(points)} of ${most} set by staff (${own})`;
  }
  if (lateDays === 0 || earned === null) return `${sayPoints(points)} of ${most} points`;
  const taken = penalty > 0 ? ` (${sayPoints(penalty)} % taken)` : '';
  return `${sayPoints(earned)} of ${most} earned${late}${taken}: ${sayPoints(points)} ${sayPoints(points) === '1' ? 'counts' : 'count'}`;
}

export const sayLateDays = (days: number) => `${days} ${days === 1 ? 'day' : 'days'} late`;

/** At most two decimals: `3`, `2.25`. */
export const sayPoints = (points: number) => String(Math.round(points * 100) / 100);

/** A score on another scale: 6 of 10 is 9 of 15. */
export function onScale(score: { readonly score: number; readonly maxScore: number }, most: number): number {
  return score.maxScore === most ? score.score : most * shareOf(score);
}

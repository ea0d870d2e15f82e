/**
 * Several right answers. At a kink any subgradient is right, so a case's right answers are expected + Σ tₖ·kinkₖ with every
 * tₖ in [0, 1]: a box, mapped linearly. Given what came back, this finds the right answer nearest to it.
 *
 * Kinks that touch no common entry are decided apart. Alone, a kink's feasible t is an interval, found exactly; kinks that
 * overlap (a zero row of a residual block reaches dx, dw and db at once) are fitted by box-constrained least squares.
 */
import { numbersOf } from '@/lib/core/exercise/entries';
import type { Tolerance } from '@/lib/core/exercise/frozen';
import type { Value } from '@/lib/core/exercise/values';
import { allowanceAt } from '@/lib/core/numeric/tolerance';
import { fitInBox } from './kink-fit';

export interface NearestAnswer {
  /** In reading order of the expected value. */
  readonly expected: readonly number[];
  /**
   * The entries that a kink moves, each with what rounding may do to it: where sides cancel, the sum is far smaller than its
   * terms, and so is the tolerance, but not the rounding error.
   */
  readonly free: ReadonlyMap<number, number>;
}

/** A kink's direction without its zeros. */
export interface Direction {
  readonly indices: readonly number[];
  readonly slopes: readonly number[];
}

/** A sum of hundreds of terms loses no more than this share of their sizes. */
const roundingShare = 1e-13;

/** The right answer nearest to `got`. Numbers that are not finite are matched by none. */
export function nearestAnswer(
  expected: readonly number[],
  kinks: readonly Value[],
  got: readonly number[],
  tolerance: Tolerance,
): NearestAnswer {
  const directions = kinks.map(sparse).filter(({ indices }) => indices.length > 0);
  const free = roundingOf(expected, directions);
  const target = [...expected];
  const usable = got.map((value, index) => (Number.isFinite(value) ? value : (expected[index] ?? 0)));
  for (const group of overlapping(directions)) {
    const [only] = group;
    const ts =
      group.length === 1 && only !== undefined
        ? [fitOne(only, expected, usable, tolerance)]
        : fitMany(
            group,
            expected,
            usable,
            (index, answer) => allowanceAt(answer, tolerance) + (free.get(index) ?? 0),
            tolerance,
          );
    for (const [k, { indices, slopes }] of group.entries()) {
      const t = ts[k] ?? 0;
      for (const [j, index] of indices.entries()) target[index] = (target[index] ?? 0) + t * (slopes[j] ?? 0);
    }
  }
  return { expected: target, free };
}

function roundingOf(expected: readonly number[], directions: readonly Direction[]): Map<number, number> {
  const rounding = new Map<number, number>();
  for (const { indices, slopes } of directions) {
    for (const [j, index] of indices.entries()) {
      const before = rounding.get(index) ?? roundingShare * Math.abs(expected[index] ?? 0);
      rounding.set(index, before + roundingShare * Math.abs(slopes[j] ?? 0));
    }
  }
  return rounding;
}

function sparse(kink: Value): Direction {
  const indices: number[] = [];
  const slopes: number[] = [];
  for (const [index, slope] of numbersOf(kink).entries()) {
    if (slope === 0 || !Number.isFinite(slope)) continue;
    indices.push(index);
    slopes.push(slope);
  }
  return { indices, slopes };
}

/** Directions that share entries, directly or through others, end in one group. */
function overlapping(directions: readonly Direction[]): Direction[][] {
  const groupAt = new Map<number, Set<Direction>>();
  const groups = new Set<Set<Direction>>();
  for (const direction of directions) {
    const merged = new Set([direction]);
    for (const index of direction.indices) {
      const met = groupAt.get(index);
      if (met === undefined || !groups.delete(met)) continue;
      for (const other of met) merged.add(other);
    }
    groups.add(merged);
    for (const member of merged) for (const index of member.indices) groupAt.set(index, merged);
  }
  return [...groups].map((group) => [...group]);
}

/**
 * One kink alone. Entry by entry, the answers u that accept `got` are an interval (|got − u| ≤ atol + rtol·|u|), so t has one
 * too; any t in all of them is exact. Where there is none, the middle of the disagreement shows the smallest error.
 */
function fitOne(
  { indices, slopes }: Direction,
  expected: readonly number[],
  got: readonly number[],
  tolerance: Tolerance,
) {
  let low = 0;
  let high = 1;
  for (const [j, index] of indices.entries()) {
    const slope = slopes[j] ?? 0;
    const base = expected[index] ?? 0;
    const ends = acceptedAnswers(got[index] ?? 0, tolerance).map((answer) => (answer - base) / slope);
    const [from, to] = [Math.min(...ends), Math.max(...ends)];
    low = Math.max(low, Math.min(from, 1));
    high = Math.min(high, Math.max(to, 0));
  }
  // An end of the box is what students' code has, and it leaves no rounding noise in what is shown as expected.
  if (low === 0) return 0;
  return high === 1 ? 1 : (low + high) / 2;
}

/** The least and greatest u with |got − u| ≤ atol + rtol·|u|. */
function acceptedAnswers(got: number, { rtol, atol }: Tolerance): [number, number] {
  const allowance = Math.max(atol, allowanceAt(0, { rtol, atol }));
  const highest = got + allowance;
  const lowest = got - allowance;
  return [lowest / (lowest < 0 ? 1 - rtol : 1 + rtol), highest / (highest > 0 ? 1 - rtol : 1 + rtol)];
}

/** Kinks that overlap: first the same t for all, as nearly every student's code has it, then each its own. */
function fitMany(
  group: readonly Direction[],
  expected: readonly number[],
  got: readonly number[],
  allowed: (index: number, answer: number) => number,
  tolerance: Tolerance,
): number[] {
  const rows = new Map<number, { kink: number; slope: number }[]>();
  for (const [kink, { indices, slopes }] of group.entries()) {
    for (const [j, index] of indices.entries()) {
      const row = rows.get(index) ?? [];
      row.push({ kink, slope: slopes[j] ?? 0 });
      rows.set(index, row);
    }
  }
  const together = {
    indices: [...rows.keys()],
    slopes: [...rows.values()].map((row) => row.reduce((sum, { slope }) => sum + slope, 0)),
  };
  const moving = together.slopes
    .map((slope, j) => [together.indices[j] ?? 0, slope] as const)
    .filter(([, s]) => s !== 0);
  const same = { indices: moving.map(([index]) => index), slopes: moving.map(([, slope]) => slope) };
  const t = fitOne(same, expected, got, tolerance);
  const accepts = together.indices.every((index, j) => {
    const answer = (expected[index] ?? 0) + t * (together.slopes[j] ?? 0);
    return Math.abs((got[index] ?? 0) - answer) <= allowed(index, answer);
  });
  if (accepts) return group.map(() => t);
  return fitInBox(
    group.length,
    [...rows].map(([index, terms]) => {
      const goal = (got[index] ?? 0) - (expected[index] ?? 0);
      return { goal, terms, allowance: allowed(index, got[index] ?? 0) };
    }),
  );
}

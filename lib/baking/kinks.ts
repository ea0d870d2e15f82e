/**
 * Finds a case's kinks by nudging: where the solution's answer jumps as one entry of a parameter passes from just below its value to
 * just above, every answer between the two sides is right (Clarke's subdifferential of a piecewise smooth function).
 *
 * A jump is what does not shrink with the nudge. So every entry is nudged twice, by steps 256 times apart: where the answer
 * is smooth, even if it passes through 0 there, the second difference is 256 times smaller than the first.
 */
import { entriesOf, numbersOf, withNumberAt } from '@/lib/exercise/entries';
import { isList, type Value } from '@/lib/exercise/values';

/** Relative to the entry: far below any tolerance, far above rounding. */
const wideStep = 2 ** -36;
const narrowStep = 2 ** -44;

/** Answers (or argument lists) on the two sides of an entry, at both steps. */
export interface Sides<T> {
  readonly wideBelow: T;
  readonly wideAbove: T;
  readonly below: T;
  readonly above: T;
}

/** The argument lists on the two sides of every entry of a parameter. */
export function nudgesOf(args: readonly Value[], parameter: number): readonly Sides<readonly Value[]>[] {
  const value = args[parameter];
  if (value === undefined) return [];
  const largest = Math.max(0, ...numbersOf(value).map(Math.abs));
  return entriesOf(value).map(({ path, value: x }) => {
    const size = x === 0 ? Math.min(1, largest || 1) : Math.abs(x);
    const moved = (step: number) =>
      args.map((argument, index) => (index === parameter ? withNumberAt(argument, path, x + step * size) : argument));
    return {
      wideBelow: moved(-wideStep),
      wideAbove: moved(wideStep),
      below: moved(-narrowStep),
      above: moved(narrowStep),
    };
  });
}

export interface Kinks {
  /** The answer on the lower side of every kink. */
  readonly expected: Value;
  /** A direction for each kink, in the shape of the answer. */
  readonly kinks: readonly Value[];
  /** Several entries cross the same kinks in different mixtures, so that the directions say nothing about any one of them. */
  readonly tangled: boolean;
}

/** @param own the solution's answer at the point itself @param nudges its answers around it, entry by entry */
export function kinksFrom(own: Value, nudges: readonly Sides<Value>[]): Kinks {
  const base = numbersOf(own);
  const expected = [...base];
  const directions: number[][] = [];
  for (const nudge of nudges) {
    const direction = jumpOf(base.length, nudge);
    // Two entries that move the same unit cross one kink, not two.
    if (direction === null || directions.some((other) => isParallel(other, direction))) continue;
    directions.push(direction);
    const low = numbersOf(nudge.below);
    for (const [index, slope] of direction.entries()) {
      if (slope !== 0) expected[index] = (expected[index] ?? 0) + (low[index] ?? 0) - (base[index] ?? 0);
    }
  }
  return {
    expected: refill(own, expected),
    kinks: directions.map((direction) => refill(own, direction)),
    tangled: areDependent(directions),
  };
}

/** From the lower side to the upper one, 0 where the answer is smooth; null where nothing jumps. */
function jumpOf(count: number, { wideBelow, wideAbove, below, above }: Sides<Value>): number[] | null {
  const [low, high, lowest, highest] = [below, above, wideBelow, wideAbove].map(numbersOf);
  const direction = Array.from({ length: count }, (_, index) => {
    const [a, b] = [low?.[index] ?? 0, high?.[index] ?? 0];
    const wide = (highest?.[index] ?? 0) - (lowest?.[index] ?? 0);
    const jumps =
      Math.abs(b - a) > 1e-6 * Math.max(Math.abs(a), Math.abs(b)) && Math.abs(b - a) >= 0.5 * Math.abs(wide);
    return jumps ? b - a : 0;
  });
  const largest = sizeOf(direction);
  if (largest === 0) return null;
  // Beside a jump, what is twelve digits smaller is the rounding of a sum.
  return direction.map((slope) => (Math.abs(slope) < 1e-12 * largest ? 0 : slope));
}

function sizeOf(direction: readonly number[]): number {
  return Math.max(0, ...direction.map(Math.abs));
}

/** The same jump, up or down. */
function isParallel(a: readonly number[], b: readonly number[]): boolean {
  const size = sizeOf(a);
  const agrees = (sign: number) => a.every((slope, index) => Math.abs(slope - sign * (b[index] ?? 0)) <= 1e-6 * size);
  return agrees(1) || agrees(-1);
}

/** Whether one direction is a mixture of the others, by Gram and Schmidt. Each is scaled to size 1 first. */
function areDependent(directions: readonly (readonly number[])[]): boolean {
  const basis: number[][] = [];
  for (const direction of directions) {
    const size = sizeOf(direction);
    let rest = direction.map((slope) => slope / size);
    const before = Math.hypot(...rest);
    for (const axis of basis) {
      const share = dot(rest, axis);
      rest = rest.map((slope, index) => slope - share * (axis[index] ?? 0));
    }
    const after = Math.hypot(...rest);
    if (after < 1e-6 * before) return true;
    basis.push(rest.map((slope) => slope / after));
  }
  return false;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** A value of the same shape with other numbers, in reading order. */
export function refill(like: Value, numbers: readonly number[]): Value {
  let next = 0;
  const walk = (part: Value): Value => {
    if (typeof part === 'number') return numbers[next++] ?? 0;
    if (isList(part)) return part.map(walk);
    return Object.fromEntries(Object.entries(part).map(([field, entry]) => [field, walk(entry)]));
  };
  return walk(like);
}

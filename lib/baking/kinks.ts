/**
 * Finds a case's kinks by nudging: where the solution's answer jumps as one entry of a parameter passes from just below its value to
 * just above, every answer between the two sides is right (Clarke's subdifferential of a piecewise smooth function).
 */
import { entriesOf, numbersOf, withNumberAt } from '@/lib/exercise/entries';
import { isList, type Path, type Value } from '@/lib/exercise/values';

export interface Nudge {
  readonly path: Path;
  readonly below: readonly Value[];
  readonly above: readonly Value[];
}

/** At zero any step crosses the kink; elsewhere one of a few thousand units in the last place. */
function nudgeSize(x: number): number {
  return x === 0 ? 1e-300 : Math.abs(x) * 2 ** -40;
}

/** The pairs of argument lists that lie on the two sides of every entry of a parameter. */
export function nudgesOf(args: readonly Value[], parameter: number): readonly Nudge[] {
  const value = args[parameter];
  if (value === undefined) return [];
  const moved = (path: Path, number: number) =>
    args.map((argument, index) => (index === parameter ? withNumberAt(argument, path, number) : argument));
  return entriesOf(value).map(({ path, value: x }) => ({
    path,
    below: moved(path, x - nudgeSize(x)),
    above: moved(path, x + nudgeSize(x)),
  }));
}

/**
 * The answer on the lower side of every kink, and a direction for each.
 * @param own the solution's answer at the point itself @param sides its answers below and above, per nudge
 */
export function kinksFrom(
  own: Value,
  sides: readonly { readonly below: Value; readonly above: Value }[],
): { expected: Value; kinks: Value[] } {
  const base = numbersOf(own);
  const expected = [...base];
  const kinks: Value[] = [];
  for (const { below, above } of sides) {
    const low = numbersOf(below);
    const high = numbersOf(above);
    if (!base.some((_, index) => jumps(low[index] ?? 0, high[index] ?? 0))) continue;
    const direction = base.map((_, index) => {
      const [a, b] = [low[index] ?? 0, high[index] ?? 0];
      return jumps(a, b) ? b - a : 0;
    });
    for (const [index, slope] of direction.entries()) {
      if (slope !== 0) expected[index] = (expected[index] ?? 0) + (low[index] ?? 0) - (base[index] ?? 0);
    }
    kinks.push(refill(own, direction));
  }
  return { expected: refill(own, expected), kinks };
}

/** A smooth function moves by about 1e-12 of itself over a nudge. */
function jumps(a: number, b: number): boolean {
  return Math.abs(a - b) > 1e-6 * Math.max(Math.abs(a), Math.abs(b)) && Math.abs(a - b) > 1e-280;
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

/**
 * Finds a case's kinks by nudging: where the solution's answer jumps as one entry of a parameter passes from just below its value to
 * just above, every answer between the two sides is right (Clarke's subdifferential of a piecewise smooth function).
 *
 * A jump is what does not shrink with the nudge. So every entry is nudged twice, by steps 256 times apart: where the answer
 * is smooth, even if it passes through 0 there, the second difference is 256 times smaller than the first.
 *
 * Whether the entries cross kinks of their own is put to the test: moved all at once, their jumps must add up.
 */
import { entriesOf, numbersOf, withNumberAt } from '@/lib/core/exercise/entries';
import { isList, type Path, type Value } from '@/lib/core/exercise/values';

/** Relative to the entry: far below any tolerance, far above rounding. */
const wideStep = 2 ** -36;
const narrowStep = 2 ** -44;

/** An entry of the parameter with the size that its nudges are relative to. */
interface Nudged {
  readonly path: Path;
  readonly value: number;
  readonly size: number;
}

function nudgedEntries(args: readonly Value[], parameter: number): readonly Nudged[] {
  const value = args[parameter] ?? [];
  const largest = Math.max(0, ...numbersOf(value).map(Math.abs));
  return entriesOf(value).map(({ path, value: x }) => ({
    path,
    value: x,
    size: x === 0 ? Math.min(1, largest || 1) : Math.abs(x),
  }));
}

/** Argument lists with the given entries of a parameter moved by a step relative to their sizes. */
function moved(args: readonly Value[], parameter: number, entries: readonly Nudged[], step: number): readonly Value[] {
  return args.map((argument, index) =>
    index === parameter
      ? entries.reduce<Value>((value, { path, value: x, size }) => withNumberAt(value, path, x + step * size), argument)
      : argument,
  );
}

/** Per entry of the parameter four argument lists: below and above by the wide step, then by the narrow one. */
export function nudgesOf(args: readonly Value[], parameter: number): readonly (readonly Value[])[] {
  return nudgedEntries(args, parameter).flatMap((entry) =>
    [-wideStep, wideStep, -narrowStep, narrowStep].map((step) => moved(args, parameter, [entry], step)),
  );
}

/** What happens to the answer at one entry of the parameter. */
export interface Jump {
  /** The entry's place in reading order. */
  readonly entry: number;
  /** From the lower side to the upper one, 0 where the answer is smooth. */
  readonly direction: readonly number[];
  /** From the answer at the point to the lower side, 0 where it is smooth. */
  readonly down: readonly number[];
}

/** @param own the answer at the point itself @param answers to {@link nudgesOf}, in its order */
export function jumpsFrom(own: Value, answers: readonly Value[]): readonly Jump[] {
  const base = numbersOf(own);
  const numbers = answers.map(numbersOf);
  return Array.from({ length: Math.floor(answers.length / 4) }, (_, entry) => entry).flatMap((entry) => {
    const [lowest = [], highest = [], low = [], high = []] = numbers.slice(4 * entry, 4 * entry + 4);
    const raw = base.map((_, index) => {
      const [a, b] = [low[index] ?? 0, high[index] ?? 0];
      const wide = (highest[index] ?? 0) - (lowest[index] ?? 0);
      const jumps =
        Math.abs(b - a) > 1e-6 * Math.max(Math.abs(a), Math.abs(b)) && Math.abs(b - a) >= 0.5 * Math.abs(wide);
      return jumps ? b - a : 0;
    });
    const largest = sizeOf(raw);
    if (largest === 0) return [];
    // Beside a jump, what is twelve digits smaller is the rounding of a sum.
    const direction = raw.map((slope) => (Math.abs(slope) < 1e-12 * largest ? 0 : slope));
    const down = direction.map((slope, index) => (slope === 0 ? 0 : (low[index] ?? 0) - (base[index] ?? 0)));
    return [{ entry, direction, down }];
  });
}

/** Two entries that move the same unit cross one kink, not two: of parallel jumps the first. */
export function distinct(jumps: readonly Jump[]): readonly Jump[] {
  return jumps.filter(
    ({ direction }, index) => !jumps.slice(0, index).some((other) => isParallel(other.direction, direction)),
  );
}

function isParallel(a: readonly number[], b: readonly number[]): boolean {
  const size = sizeOf(a);
  const agrees = (sign: number) => a.every((slope, index) => Math.abs(slope - sign * (b[index] ?? 0)) <= 1e-6 * size);
  return agrees(1) || agrees(-1);
}

function sizeOf(direction: readonly number[]): number {
  return Math.max(0, ...direction.map(Math.abs));
}

/** The argument lists with the entries of all jumps below, and with all above. */
export function allMoved(
  args: readonly Value[],
  parameter: number,
  jumps: readonly Jump[],
): readonly [readonly Value[], readonly Value[]] {
  const entries = nudgedEntries(args, parameter).filter((_, index) => jumps.some(({ entry }) => entry === index));
  return [moved(args, parameter, entries, -narrowStep), moved(args, parameter, entries, narrowStep)];
}

/** The answer on the lower side of every kink, and a direction for each. */
export function kinksOf(own: Value, jumps: readonly Jump[]): { expected: Value; kinks: readonly Value[] } {
  const expected = numbersOf(own).map((value, index) =>
    jumps.reduce((sum, { down }) => sum + (down[index] ?? 0), value),
  );
  return { expected: refill(own, expected), kinks: jumps.map(({ direction }) => refill(own, direction)) };
}

/** Whether the jumps add up: moved all at once, the answer is at the ends that {@link kinksOf} says. */
export function addUp(own: Value, jumps: readonly Jump[], allBelow: Value, allAbove: Value): boolean {
  const low = numbersOf(kinksOf(own, jumps).expected);
  const high = low.map((value, index) => jumps.reduce((sum, { direction }) => sum + (direction[index] ?? 0), value));
  const sizes = low.map((value, index) =>
    jumps.reduce((sum, { direction }) => sum + Math.abs(direction[index] ?? 0), Math.abs(value)),
  );
  const agree = (got: readonly number[], wanted: readonly number[]) =>
    wanted.every((value, index) => Math.abs((got[index] ?? Number.NaN) - value) <= 1e-6 * (sizes[index] ?? 0));
  return agree(numbersOf(allBelow), low) && agree(numbersOf(allAbove), high);
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

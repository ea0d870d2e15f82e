/** Inputs on which a slip might show: the boundaries, and the exercise's own cases shaken at random. Seeded. */
import { numbersOf } from '@/lib/core/exercise/entries';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import { isList } from '@/lib/core/exercise/values';
import { type Random, seededRandom } from '@/lib/core/numeric/random';
import { refill } from '../kinks';
import { type Arguments, missingBoundaries, resized } from './boundary';

export interface Trial {
  readonly function: string;
  readonly args: Arguments;
  /** What is special about it, for a check's name. */
  readonly title: string;
}

const shakenCases = 24;

/** Boundaries first: of two inputs that tell a slip apart, an author can say why one of those does. */
export function trialsOf(signature: FunctionSignature, cases: readonly Arguments[], seed: string): readonly Trial[] {
  const random = seededRandom(`${seed}/${signature.name}`);
  const shaken = cases.length === 0 ? [] : Array.from({ length: shakenCases }, () => shake(cases, random));
  return [
    ...missingBoundaries(signature, cases),
    ...shaken.map((args) => ({ function: signature.name, title: 'Another input', args })),
  ];
}

/** One of the cases, with its sizes or its numbers changed. */
function shake(cases: readonly Arguments[], random: Random): Arguments {
  const args = cases[random.integer(cases.length)] ?? [];
  const sizes = [...new Set(args.flatMap(sizesOf))];
  const size = sizes[random.integer(Math.max(1, sizes.length))];
  const other = size === undefined ? null : resized(args, size, 1 + random.integer(size + 3));
  const scale = [0.1, 1, 10][random.integer(3)] ?? 1;
  return (other ?? args).map((value) => shakenValue(value, scale, random));
}

/** Each argument keeps its signs' habit: what is never negative in the cases may not be (a variance, a limit). */
function shakenValue(value: Value, scale: number, random: Random): Value {
  const numbers = numbersOf(value);
  if (numbers.every(Number.isInteger) && numbers.every((number) => number === 0 || number === 1)) {
    return refill(
      value,
      numbers.map(() => random.integer(2)),
    );
  }
  const isPositive = numbers.every((number) => number >= 0);
  const typical = Math.max(...numbers.map(Math.abs).filter((number) => number < 1e6), 0) || 1;
  return refill(
    value,
    numbers.map(() => {
      const drawn = random.normal() * typical * (typeof value === 'number' ? 0.5 : scale);
      return isPositive ? Math.abs(drawn) : drawn;
    }),
  );
}

function sizesOf(value: Value): readonly number[] {
  if (typeof value === 'number' || !isList(value)) return [];
  return [value.length, ...value.slice(0, 1).flatMap(sizesOf)];
}

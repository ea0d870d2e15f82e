/**
 * Inputs at the edges of what a function takes, one parameter at a time: made from a case that the exercise has, so that what
 * belongs together keeps its shape. Only what no case has yet is proposed.
 */
import { entriesOf, numbersOf } from '@/lib/core/exercise/entries';
import type { FunctionSignature, TypeName, Value } from '@/lib/core/exercise/values';
import { isList } from '@/lib/core/exercise/values';
import { refill } from '../kinks';

export type Arguments = readonly Value[];

export interface BoundaryInput {
  readonly function: string;
  /** "`z` is all zeros" */
  readonly title: string;
  readonly args: Arguments;
}

interface Edge {
  readonly title: string;
  readonly types: readonly TypeName[];
  /** Whether an argument is at this edge. */
  readonly holds: (value: Value) => boolean;
  /** The arguments with the one at `index` at this edge; null where it cannot be brought there. */
  readonly bring: (args: Arguments, index: number) => Arguments | null;
}

const arrays: readonly TypeName[] = ['Vector', 'Matrix', 'Vector[]', 'Matrix[]'];
const all: readonly TypeName[] = ['number', ...arrays];

/** Every number of the argument by a rule. */
const numbers = (change: (number: number, place: number) => number): Edge['bring'] => {
  return (args, index) =>
    args.map((value, place) => (place === index ? refill(value, numbersOf(value).map(change)) : value));
};
const every = (test: (number: number) => boolean) => (value: Value) =>
  numbersOf(value).length > 0 && numbersOf(value).every(test);
const some = (test: (number: number) => boolean) => (value: Value) => numbersOf(value).some(test);

const edges: readonly Edge[] = [
  { title: 'is 0', types: ['number'], holds: every((x) => x === 0), bring: numbers(() => 0) },
  { title: 'is 1', types: ['number'], holds: every((x) => x === 1), bring: numbers(() => 1) },
  { title: 'is negative', types: ['number'], holds: every((x) => x < 0), bring: numbers((x) => -Math.abs(x) || -0.5) },
  { title: 'is all zeros', types: arrays, holds: every((x) => x === 0), bring: numbers(() => 0) },
  {
    title: 'has a zero',
    types: arrays,
    holds: some((x) => x === 0),
    bring: numbers((x, place) => (place === 0 ? 0 : x)),
  },
  {
    title: 'has a negative zero',
    types: arrays,
    holds: some((x) => Object.is(x, -0)),
    bring: numbers((x, place) => (place === 0 ? -0 : x)),
  },
  {
    title: 'has negative entries only',
    types: arrays,
    holds: every((x) => x < 0),
    bring: numbers((x) => -Math.abs(x) || -0.5),
  },
  {
    title: 'has positive entries only',
    types: arrays,
    holds: every((x) => x > 0),
    bring: numbers((x) => Math.abs(x) || 0.5),
  },
  { title: 'has equal entries only', types: arrays, holds: areEqual, bring: numbers(() => 0.5) },
  {
    title: 'is saturated (±50)',
    types: all,
    holds: some((x) => Math.abs(x) >= 50),
    bring: numbers((_, place) => (place % 2 === 0 ? 50 : -50)),
  },
  {
    title: 'is huge (1e200)',
    types: all,
    holds: some((x) => Math.abs(x) >= 1e150),
    bring: numbers((x) => (x < 0 ? -1e200 : 1e200)),
  },
  {
    title: 'is tiny (1e-200)',
    types: all,
    holds: some((x) => x !== 0 && Math.abs(x) <= 1e-150),
    bring: numbers((x) => (x < 0 ? -1e-200 : 1e-200)),
  },
  {
    title: 'has one entry',
    types: ['Vector', 'Vector[]', 'Matrix[]'],
    holds: (value) => lengthOf(value) === 1,
    bring: (args, index) => resized(args, lengthOf(args[index] ?? 0), 1),
  },
  {
    title: 'has one row',
    types: ['Matrix'],
    holds: (value) => lengthOf(value) === 1,
    bring: (args, index) => resized(args, lengthOf(args[index] ?? 0), 1),
  },
  {
    title: 'has one column',
    types: ['Matrix'],
    holds: (value) => widthOf(value) === 1,
    bring: (args, index) => resized(args, widthOf(args[index] ?? 0), 1),
  },
  {
    title: 'has more rows than columns',
    types: ['Matrix'],
    holds: (value) => lengthOf(value) > widthOf(value),
    bring: (args, index) => resized(args, lengthOf(args[index] ?? 0), widthOf(args[index] ?? 0) + 2),
  },
  {
    title: 'has more columns than rows',
    types: ['Matrix'],
    holds: (value) => widthOf(value) > lengthOf(value),
    bring: (args, index) => resized(args, widthOf(args[index] ?? 0), lengthOf(args[index] ?? 0) + 2),
  },
];

/** @param cases the arguments of every case of the function that the exercise has */
export function missingBoundaries(signature: FunctionSignature, cases: readonly Arguments[]): readonly BoundaryInput[] {
  const base = usualCase(cases);
  if (!base) return [];
  return signature.parameters.flatMap(({ name, type }, index) =>
    edges.flatMap((edge): BoundaryInput[] => {
      if (!edge.types.includes(type) || cases.some((args) => edge.holds(args[index] ?? 0))) return [];
      const args = edge.bring(base, index);
      if (args === null || !edge.holds(args[index] ?? 0)) return [];
      return [{ function: signature.name, title: `\`${name}\` ${edge.title}`, args }];
    }),
  );
}

/** Neither the smallest, which is an edge already, nor the largest, which nobody wants to read. */
function usualCase(cases: readonly Arguments[]): Arguments | undefined {
  const bySize = cases.toSorted((a, b) => numbersOf([...a]).length - numbersOf([...b]).length);
  return bySize[Math.floor(bySize.length / 3)];
}

/** Every list of one length cut or filled up to another, in all arguments: what has the same length belongs together. */
export function resized(args: Arguments, from: number, to: number): Arguments | null {
  if (from === to || from < 1 || to < 1) return null;
  const walk = (value: Value): Value => {
    if (typeof value === 'number' || !isList(value)) return value;
    const entries = value.map(walk);
    if (value.length !== from) return entries;
    return Array.from({ length: to }, (_, index) => entries[index % from] ?? 0);
  };
  return args.map(walk);
}

function areEqual(value: Value): boolean {
  const entries = entriesOf(value);
  return entries.length > 1 && entries.every((entry) => entry.value === entries[0]?.value);
}

function lengthOf(value: Value): number {
  return typeof value !== 'number' && isList(value) ? value.length : 0;
}

function widthOf(value: Value): number {
  return typeof value !== 'number' && isList(value) ? lengthOf(value[0] ?? 0) : 0;
}

/**
 * What patterns are looked for in: every case of a check that was compared, right and wrong. A pattern must be borne out by
 * all of them; a wrong explanation is worse than none.
 */
import { numbersOf } from '@/lib/core/exercise/entries';
import type { FunctionSignature, Path, Value } from '@/lib/core/exercise/values';

export interface ComparedCase {
  readonly args: readonly Value[];
  /** Expected and received, of one shape; for one field of a record, that field. */
  readonly expected: Value;
  readonly got: Value;
  /** The numbers of both, in reading order. */
  readonly expectedNumbers: readonly number[];
  readonly gotNumbers: readonly number[];
  readonly paths: readonly Path[];
  readonly close: readonly boolean[];
  /** Entries where several answers are right: nothing is concluded from them. */
  readonly free: readonly boolean[];
}

export interface ComparedCases {
  readonly signature: FunctionSignature;
  /** The cases whose numbers differ; at least one. */
  readonly failing: readonly ComparedCase[];
  readonly right: readonly ComparedCase[];
}

/** One or two plain sentences, or null where the evidence does not bear the pattern out. */
export type Pattern = (evidence: ComparedCases) => string | null;

/** What a certain mistake would return in a case, entry by entry; null for an entry, or a case, of which it says nothing. */
export type Formula = (compared: ComparedCase) => readonly (number | null)[] | null;

/**
 * Whether the student's numbers are what the formula says: in every failing case, in at least one entry that sets it apart
 * from the right answer, and in no entry of any case otherwise.
 * @param least how many entries must set it apart in all
 */
export function isBorneOut({ failing, right }: ComparedCases, formula: Formula, least = 2): boolean {
  let telling = 0;
  for (const compared of failing) {
    const told = tellingEntries(compared, formula);
    if (told === null) return false;
    // Where all that differs are entries with several right answers, the case says nothing either way.
    const isSilent = compared.close.every((close, index) => close || compared.free[index] === true);
    if (told === 0 && !isSilent) return false;
    telling += told;
  }
  return telling >= least && right.every((compared) => tellingEntries(compared, formula) === 0);
}

/** How many entries match the formula and not the right answer; null where one contradicts the formula. */
function tellingEntries(compared: ComparedCase, formula: Formula): number | null {
  const { expectedNumbers, gotNumbers, free } = compared;
  // Sums that cancel leave some rounding where the answer is 0, or nearly.
  const slack = 1e-12 * Math.max(...expectedNumbers.map(Math.abs).filter(Number.isFinite), 0);
  const isAlike = (a: number, b: number) => isNear(a, b) || Math.abs(a - b) <= slack;
  let telling = 0;
  for (const [index, number] of formula(compared)?.entries() ?? []) {
    if (number === null || free[index] === true) continue;
    if (!isAlike(gotNumbers[index] ?? Number.NaN, number)) return null;
    if (!isAlike(number, expectedNumbers[index] ?? Number.NaN)) telling++;
  }
  return telling;
}

/** Near enough for a pattern: a relative difference of a millionth, whichever is larger. */
export function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
}

/**
 * A parameter's numbers, one for each entry of `like`: itself where the shapes agree, a number for all, a vector for the columns
 * of a matrix. Null where it fits neither way.
 */
export function spreadOver(argument: Value, like: Value): readonly number[] | null {
  const count = numbersOf(like).length;
  if (typeof argument === 'number') return new Array<number>(count).fill(argument);
  const numbers = numbersOf(argument);
  if (shapeOf(argument) === shapeOf(like)) return numbers;
  const [rows, columns] = dimensionsOf(like);
  const isVector = dimensionsOf(argument)[1] === null;
  if (!isVector || columns === null || columns !== numbers.length) return null;
  return Array.from({ length: rows }, () => numbers).flat();
}

/** Lengths as text, so that shapes can be compared: "[3[2][2][2]]". */
function shapeOf(value: Value): string {
  if (typeof value === 'number') return '';
  const parts = Array.isArray(value) ? value : Object.values(value);
  return `[${parts.length}${parts.map(shapeOf).join('')}]`;
}

/** [length, null] of a vector, [rows, columns] of a matrix. */
export function dimensionsOf(value: Value): readonly [number, number | null] {
  if (typeof value === 'number' || !Array.isArray(value)) return [1, null];
  const [first] = value;
  return [value.length, Array.isArray(first) ? first.length : null];
}

/** Rows of a matrix as ranges of entries in reading order; null for anything but a matrix. */
export function rowRangesOf(value: Value): readonly (readonly [start: number, end: number])[] | null {
  const [rows, columns] = dimensionsOf(value);
  if (columns === null || numbersOf(value).length !== rows * columns) return null;
  return Array.from({ length: rows }, (_, row) => [row * columns, (row + 1) * columns] as const);
}

/** Expected against received, entry by entry. The result of a comparison is what messages and patterns are made from. */
import { entriesOf, numbersOf } from '@/lib/core/exercise/entries';
import type { Tolerance } from '@/lib/core/exercise/frozen';
import { encodeValue, isList, type Path, type Value } from '@/lib/core/exercise/values';
import { isClose, relativeError } from '@/lib/core/numeric/tolerance';
import type { Difference } from './report';

export interface ComparedEntry {
  readonly path: Path;
  readonly expected: number;
  readonly got: number;
  readonly close: boolean;
  /** Several answers are right here (a kink): patterns leave the entry out. */
  readonly free: boolean;
}

export interface Comparison {
  readonly entries: readonly ComparedEntry[];
  /** The entries that are not close, in reading order. */
  readonly differing: readonly ComparedEntry[];
}

/**
 * Compares two values of the same shape.
 * @param free entries (by reading order) where several answers are right, each with a further absolute allowance
 */
export function compare(
  expected: Value,
  got: Value,
  tolerance: Tolerance,
  free?: ReadonlyMap<number, number>,
): Comparison {
  const received = numbersOf(got);
  return comparisonOf(
    entriesOf(expected).map(({ path, value }, index) => {
      const other = received[index] ?? Number.NaN;
      return {
        path,
        expected: value,
        got: other,
        close: isClose(other, value, { ...tolerance, atol: tolerance.atol + (free?.get(index) ?? 0) }),
        free: free?.has(index) ?? false,
      };
    }),
  );
}

/** Whether two values are of one shape and close in every entry: what {@link compare} would find, without a list to show for it. */
export function areClose(expected: Value, got: Value, tolerance: Tolerance): boolean {
  if (typeof expected === 'number') return typeof got === 'number' && isClose(got, expected, tolerance);
  if (typeof got === 'number') return false;
  if (isList(expected)) {
    if (!isList(got) || got.length !== expected.length) return false;
    return expected.every((entry, index) => areClose(entry, got[index] ?? Number.NaN, tolerance));
  }
  if (isList(got)) return false;
  const fields = Object.keys(expected);
  if (fields.length !== Object.keys(got).length) return false;
  return fields.every(
    (field) => Object.hasOwn(got, field) && areClose(expected[field] ?? 0, got[field] ?? 0, tolerance),
  );
}

export function comparisonOf(entries: readonly ComparedEntry[]): Comparison {
  return { entries, differing: entries.filter((entry) => !entry.close) };
}

export function differenceOf({ path, expected, got }: ComparedEntry): Difference {
  const relative = relativeError(got, expected);
  return {
    path,
    expected: encodeValue(expected),
    got: encodeValue(got),
    absolute: encodeValue(got === expected ? 0 : Math.abs(got - expected)),
    relative: relative === null ? null : encodeValue(relative),
  };
}

/** The entry that is furthest off: NaN before anything, then by absolute error. */
export function worstOf(differing: readonly ComparedEntry[]): ComparedEntry | null {
  let worst: ComparedEntry | null = null;
  for (const entry of differing) if (worst === null || errorOf(entry) > errorOf(worst)) worst = entry;
  return worst;
}

function errorOf({ expected, got }: ComparedEntry): number {
  const error = Math.abs(got - expected);
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}

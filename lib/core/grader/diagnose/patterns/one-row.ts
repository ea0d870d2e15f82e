import {
  type ComparedCase,
  type ComparedCases,
  type Formula,
  isBorneOut,
  type Pattern,
  rowRangesOf,
} from '../evidence';

/** Rows of a matrix, or entries of a vector, of which one is wrong, or one right, in every case: loops that miss a turn. */
export const oneRow: Pattern = (evidence) => {
  // One row alone is the first and the last: the others must tell which.
  if (!evidence.failing.some(({ expected, close }) => (partsOf(expected, close.length)?.length ?? 0) > 1)) return null;
  const word = rowRangesOf(evidence.failing[0]?.expected ?? 0) === null ? 'entry' : 'row';
  if (
    isBorneOut(
      evidence,
      zeroAt((row, count) => row === count - 1),
    )
  ) {
    return `Every ${word} is right but the last, which is 0: does the loop end one too early?`;
  }
  if (
    isBorneOut(
      evidence,
      zeroAt((row) => row === 0),
    )
  ) {
    return `Every ${word} is right but the first, which is 0: does the loop begin one too late, or end one too early on its way back?`;
  }
  if (
    isBorneOut(
      evidence,
      zeroAt((row) => row > 0),
    )
  ) {
    return `Only the first ${word} is filled in: is the result returned before the loop has ended?`;
  }
  if (isBorneOut(evidence, (compared) => oneEverywhere(compared, 0)))
    return `Every ${word} is the first: is the loop's index used?`;
  if (word === 'row' && isBorneOut(evidence, (compared) => oneEverywhere(compared, -1)))
    return 'Every row is the last: are the rows one array, as in Array(n).fill(row)? Make a new array for each row.';
  return onlyOneRight(evidence, word);
};

/** The right answer with some rows left at 0. */
function zeroAt(isZero: (row: number, count: number) => boolean): Formula {
  return ({ expected, expectedNumbers }) => {
    const parts = partsOf(expected, expectedNumbers.length);
    if (parts === null) return null;
    return parts.flatMap(([start, end], row) =>
      expectedNumbers.slice(start, end).map((value) => (isZero(row, parts.length) ? 0 : value)),
    );
  };
}

/** One row, counted from the end where negative, in the place of all. */
function oneEverywhere({ expected, expectedNumbers }: ComparedCase, index: number): readonly number[] | null {
  const parts = partsOf(expected, expectedNumbers.length);
  const part = parts?.at(index);
  if (parts === null || part === undefined || parts.length < 2) return null;
  return parts.flatMap(() => expectedNumbers.slice(...part));
}

/** Told as a fact, without a guess at the cause; one case could be chance. */
function onlyOneRight({ failing, right }: ComparedCases, word: string): string | null {
  const marks = failing.map(rightParts);
  if (failing.length < 2 || !marks.every((parts) => parts.length >= 3)) return null;
  if (right.some((compared) => rightParts(compared).length >= 2)) return null;
  if (marks.every(([first, ...others]) => first === true && !others.includes(true)))
    return `Only the first ${word} is right.`;
  if (marks.every((parts) => parts.at(-1) === true && !parts.slice(0, -1).includes(true)))
    return `Only the last ${word} is right.`;
  return null;
}

/** For each row, or entry, whether it is right as a whole. Empty for results of another kind. */
function rightParts({ expected, close }: ComparedCase): boolean[] {
  return (partsOf(expected, close.length) ?? []).map(([start, end]) => !close.slice(start, end).includes(false));
}

/** Ranges of entries: the rows of a matrix, the entries of a vector; null for anything else. */
function partsOf(expected: ComparedCase['expected'], count: number): readonly (readonly [number, number])[] | null {
  const rows = rowRangesOf(expected);
  if (rows !== null) return rows;
  const isVector = Array.isArray(expected) && expected.length === count;
  return isVector ? Array.from({ length: count }, (_, index) => [index, index + 1] as const) : null;
}

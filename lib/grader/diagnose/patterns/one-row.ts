import { type ComparedCase, type Pattern, rowsOf } from '../evidence';

/** Whole rows (or entries of a vector) right and the others wrong, the same ones in every failing case: a loop that ends early. */
export const oneRow: Pattern = ({ failing }) => {
  const word = rowsOf(failing[0]?.expected ?? 0) === null ? 'entry' : 'row';
  const marks = failing.map(rightRows);
  if (marks.some((rows) => rows === null || rows.length < 2)) return null;
  const every = (test: (rows: readonly boolean[]) => boolean) => marks.every((rows) => rows !== null && test(rows));
  const enough = marks.reduce((sum, rows) => sum + (rows?.length ?? 0), 0) >= 3;
  if (!enough) return null;
  if (every(([first, ...others]) => first === true && !others.includes(true))) {
    return `Only the first ${word} is right: is the result returned before the loop has ended, or is one ${word} used for all?`;
  }
  if (every((rows) => rows.at(-1) === true && !rows.slice(0, -1).includes(true))) {
    return `Only the last ${word} is right: is every ${word} overwritten by the next?`;
  }
  if (every((rows) => rows.at(-1) === false && !rows.slice(0, -1).includes(false))) {
    return `Every ${word} is right but the last: does the loop end one too early?`;
  }
  if (every(([first, ...others]) => first === false && !others.includes(false))) {
    return `Every ${word} is right but the first: does the loop begin one too late?`;
  }
  return null;
};

/** For each row of a matrix, or each entry of a vector, whether it is right as a whole; null for other results. */
function rightRows({ expected, close }: ComparedCase): boolean[] | null {
  const rows = rowsOf(expected);
  if (rows !== null) return rows.map(([start, end]) => !close.slice(start, end).includes(false));
  return Array.isArray(expected) && expected.length === close.length ? [...close] : null;
}

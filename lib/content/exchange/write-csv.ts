/**
 * CSV as RFC 4180 writes it, every text in quotes, safe to open in a spreadsheet: a text that a spreadsheet would run as
 * a formula gets a leading single quote (CWE-1236). Numbers given as numbers stay as they are, negative ones too.
 */

/** `null` is an empty cell. */
export type CsvCell = string | number | null;

const formula = /^[=+\-@\t\r]/;

/**
 * Where a cell begins for a spreadsheet that takes another separator than the comma. Quotes do not help there: they stand
 * in the middle of what it takes for a cell. Only a line's first cell is quoted for every separator.
 */
const formulaWithin = /([;\t|\r\n])(?=[=+\-@])/g;

/** Rows end in CR LF, the last one too. UTF-8 is for whoever writes the file; see {@link byteOrderMark}. */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

function written(cell: CsvCell, column: number): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const guarded = formula.test(cell) ? `'${cell}` : cell;
  const text = column === 0 ? guarded : guarded.replace(formulaWithin, "$1'");
  return `"${text.replaceAll('"', '""')}"`;
}

/** Put before a file that people open in Excel, which takes it for the system's old code page otherwise. */
export const byteOrderMark = '\uFEFF';

/**
 * CSV as RFC 4180 writes it, safe to open in a spreadsheet: a text cell that a spreadsheet would run as a formula gets a
 * leading single quote (CWE-1236). Numbers given as numbers stay as they are, negative ones too.
 */
import Papa from 'papaparse';

/** `null` is an empty cell. */
export type CsvCell = string | number | null;

/** Not papaparse's own pattern: that one misses a formula whose cell has a second line. */
const formula = /^[=+\-@\t\r]/;

/** Rows end in CR LF, the last one too. UTF-8 is for whoever writes the file; see {@link byteOrderMark}. */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) => [...row]);
  return `${Papa.unparse(cells, { newline: '\r\n', escapeFormulae: formula })}\r\n`;
}

/** Put before a file that people open in Excel, which takes it for the system's old code page otherwise. */
export const byteOrderMark = '\uFEFF';

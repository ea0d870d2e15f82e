/**
 * Rows as an Excel workbook. Cells have types there, so that nothing has to be guarded: a text is never a formula, an id
 * keeps its zeros, and a number is one in every country.
 */

import 'server-only';
import type { CsvCell } from '@/lib/content/exchange/write-csv';

const mostSheetName = 31;
const [narrow, wide] = [10, 40];

/** The first row is the header. */
export async function writeWorkbook(
  title: string,
  rows: readonly (readonly CsvCell[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded on the first download: it is large, and most servers' days go by without one.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetName(title), { views: [{ state: 'frozen', ySplit: 1 }] });
  for (const row of rows) sheet.addRow([...row]);
  sheet.getRow(1).font = { bold: true };
  for (const [index] of (rows[0] ?? []).entries()) {
    const longest = Math.max(...rows.map((row) => String(row[index] ?? '').length));
    sheet.getColumn(index + 1).width = Math.min(wide, Math.max(narrow, longest + 2));
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Excel refuses some characters, an apostrophe at an end, and more than 31 characters. */
function sheetName(title: string): string {
  const plain = title
    .replace(/[[\]*?/\\:]/g, ' ')
    .slice(0, mostSheetName)
    .replace(/^'+|'+$/g, '')
    .trim();
  return plain || 'Grades';
}

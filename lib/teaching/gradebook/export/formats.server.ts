/** The formats in which grades can be had: the one list of them. A new one is an object here. */
import 'server-only';
import { byteOrderMark, writeCsv } from '@/lib/content/exchange/write-csv';
import { readCheckPoints } from '../checks.server';
import { canvasCsv } from './canvas';
import { csvNamed, type ExportFormat, fileNamed } from './format';
import { nbgraderCsv } from './nbgrader';
import { plainRows } from './plain';
import { writeWorkbook } from './workbook.server';

const contentType = 'text/csv; charset=utf-8';

/** The usual one first. */
export const exportFormats: readonly ExportFormat[] = [
  {
    name: 'plain',
    label: 'Spreadsheet',
    description: 'A row per student, a column per assignment and per check, with lateness and scores set by hand.',
    contentType,
    fileName: csvNamed('plain'),
    // Opened by people, in Excel too.
    write: async (book) => byteOrderMark + writeCsv(plainRows(book, await readCheckPoints(book))),
  },
  {
    name: 'canvas',
    label: 'Canvas, new file',
    description: 'For the importer of Canvas’s gradebook.',
    contentType,
    fileName: csvNamed('canvas'),
    write: canvasCsv,
  },
  {
    name: 'nbgrader',
    label: 'nbgrader',
    description: 'A row per student and assignment, with nbgrader’s columns.',
    contentType,
    fileName: csvNamed('nbgrader'),
    write: nbgraderCsv,
  },
  {
    name: 'xlsx',
    label: 'Excel workbook',
    description: 'What the spreadsheet has, as a real workbook: no cell is taken for a date or a formula.',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: fileNamed('grades', 'xlsx'),
    write: async (book) => writeWorkbook(book.className, plainRows(book, await readCheckPoints(book))),
  },
];

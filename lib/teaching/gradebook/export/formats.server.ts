/** The formats in which grades can be had: the one list of them. A new one is an object here. */
import 'server-only';
import { byteOrderMark } from '@/lib/content/exchange/write-csv';
import { readCheckPoints } from '../checks.server';
import { canvasCsv } from './canvas';
import { csvNamed, type ExportFormat } from './format';
import { nbgraderCsv } from './nbgrader';
import { plainCsv } from './plain';

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
    write: async (book) => byteOrderMark + plainCsv(book, await readCheckPoints(book)),
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
];

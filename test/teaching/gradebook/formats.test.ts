/** A format of grades is one object. A dummy one is found by its name, downloaded and told in the guide. */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import {
  csvNamed,
  download,
  type ExportFormat,
  formatNamed,
  formatTable,
} from '@/lib/teaching/gradebook/export/format';
import { exportFormats } from '@/lib/teaching/gradebook/export/formats.server';
import { writeWorkbook } from '@/lib/teaching/gradebook/export/workbook.server';
import type { Gradebook } from '@/lib/teaching/gradebook/gradebook';

const dummy: ExportFormat = {
  name: 'lines',
  label: 'Lines',
  description: 'A name a line.',
  contentType: 'text/plain; charset=utf-8',
  fileName: (className, day) => `${className}-${day}.txt`,
  write: ({ students }) => students.map(({ name }) => name).join('\n'),
};
const formats = [...exportFormats, dummy];
const person = { email: '', schoolId: null, sectionId: null, section: null, grades: [] };
const book: Gradebook = {
  ...{ className: 'Vision', timeZone: 'UTC', columns: [] },
  students: [
    { ...person, id: '1', name: 'Ann' },
    { ...person, id: '2', name: 'Zoe' },
  ],
};

test('the guide lists the formats there are', () => {
  expect(readFileSync('docs/classes.md', 'utf8')).toContain(`\n\n${formatTable(exportFormats)}\n\n`);
});

test('a format more is found by its name, and told in the table', () => {
  expect(formatNamed(formats).parse('lines')).toBe(dummy);
  expect(formatTable(formats)).toContain('| `lines` | Lines | A name a line. |');
});

test('a format more is downloaded under its name and as what it is', async () => {
  const response = await download(dummy, book, new Date('2026-03-01T23:00:00Z'));
  expect(await response.text()).toBe('Ann\nZoe');
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="Vision-2026-03-01.txt"');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a format taken out again is refused, with the names there are', () => {
  const { error } = formatNamed(exportFormats).safeParse('lines');
  expect(error?.issues[0]?.message).toBe('There is no such format. Ask for one of: plain, canvas, nbgrader, xlsx.');
});

test('a file’s name holds letters and digits only, since it goes into a header', () => {
  expect(csvNamed('canvas')('Ännchen "2026"\r\n/x', '2026-03-01')).toBe('A-nnchen-2026-x-canvas-2026-03-01.csv');
  expect(csvNamed('plain')('…', '2026-03-01')).toBe('class-plain-2026-03-01.csv');
});

test('the workbook holds texts as texts and numbers as numbers, under a name that Excel takes', async () => {
  const rows = [
    ['Name', 'School id', 'Points'],
    ['=1+1', '007', -0.5],
    ['Zoë', null, 8],
  ];
  const bytes = await writeWorkbook("'Vision: [2026] / spring term, advanced'", rows);
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(bytes.buffer);
  const [sheet] = read.worksheets;
  expect(sheet?.name).toBe('Vision   2026    spring term,');
  const cellsOf = (row: number) => ['A', 'B', 'C'].map((column) => sheet?.getCell(`${column}${row}`).value);
  expect([1, 2, 3].map(cellsOf)).toEqual(rows);
  expect(sheet?.getCell('A2').formula).toBeUndefined();
});

test('a format that lacks a part does not compile', () => {
  const { write: _, ...withoutWriter } = dummy;
  // @ts-expect-error: property 'write' is missing
  withoutWriter satisfies ExportFormat;
  const { description: __, ...withoutWords } = dummy;
  // @ts-expect-error: property 'description' is missing
  withoutWords satisfies ExportFormat;
  expect(new Set(exportFormats.map(({ name }) => name)).size).toBe(exportFormats.length);
});

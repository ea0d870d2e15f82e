import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from '@/lib/content/exchange/write-csv';
import { decodeRoster } from '@/lib/people/members/roster/decode';
import type { RosterRow } from '@/lib/people/members/roster/row';
import { readRoster } from '@/lib/people/members/roster/rows';
import { readTable } from '@/lib/people/members/roster/table';

const people = (text: string) => readRoster(text).rows.flatMap((row) => (row.kind === 'person' ? [row.person] : []));
const bad = (rows: readonly RosterRow[]) =>
  rows.flatMap((row) => (row.kind === 'bad' ? [`${row.line}: ${row.message}`] : []));
const ada = {
  email: 'ada@school.edu',
  name: 'Ada Lovelace',
  section: null,
  schoolId: null,
  role: 'student',
  state: 'active',
};

test('nbgrader: id, last and first name, e-mail', () => {
  expect(people('id,last_name,first_name,email\n7,Lovelace,Ada,ADA@school.edu\n')).toEqual([{ ...ada, schoolId: '7' }]);
});

test('Gradescope: names in one or two columns, SID, role, sections', () => {
  const two = 'First Name,Last Name,SID,Email,Role,Sections\nAda,Lovelace,7,ada@school.edu,Student,A\n';
  expect(people(two)).toEqual([{ ...ada, schoolId: '7', section: 'A' }]);
  const one = 'Full Name,Email\n"Lovelace, Ada",ada@school.edu\n';
  expect(people(one)).toEqual([ada]);
});

test('Canvas’s gradebook: the login is the e-mail, and the row of points is nobody', () => {
  const text = [
    'Student,ID,SIS User ID,SIS Login ID,Section,ReLU (102)',
    '    Points Possible,,,,,10',
    '"Lovelace, Ada",12,s-7,ada@school.edu,A,7.5',
  ].join('\r\n');
  expect(people(text)).toEqual([{ ...ada, schoolId: 's-7', section: 'A' }]);
});

test('Canvas’s enrolments have no e-mail: people are known by their id; deleted and staff are told apart', () => {
  const text =
    'course_id,user_id,role,section_id,status\nc,s-7,student,A,active\nc,s-8,StudentEnrollment,A,deleted\nc,t-1,teacher,A,active\n';
  expect(people(text)).toMatchObject([
    { email: null, schoolId: 's-7', section: 'A', role: 'student', state: 'active' },
    { schoolId: 's-8', state: 'gone' },
    { schoolId: 't-1', role: 'staff' },
  ]);
});

test('semicolons, tabs, Excel’s hint, a mark at the start, old line ends, quotes and accents are all read', () => {
  for (const text of [
    'Name;E-Mail\n"Lovelace, Ada";ada@school.edu',
    'Name;E-Mail\nLovelace, Ada;ada@school.edu',
    'sep=;\r\nName;E-Mail\r\nAda Lovelace;ada@school.edu',
    'Name\tEmail address\nAda Lovelace\tada@school.edu',
    '\uFEFFName,E-mail\rAda Lovelace,ada@school.edu\r',
    'Prénom,Nom,Mail\nAda,Lovelace,mailto:ada@school.edu',
    '"Name","Email"\n"Ada Lovelace","ada@school.edu"',
  ])
    expect(people(text), text).toEqual([ada]);
});

test('a list of addresses without a header is read too', () => {
  expect(people('ada@school.edu\nbo@school.edu')).toMatchObject([
    { email: 'ada@school.edu' },
    { email: 'bo@school.edu' },
  ]);
  expect(people('Ada Lovelace,ada@school.edu')).toMatchObject([{ email: 'ada@school.edu' }]);
});

test('columns that were chosen count instead of the guess', () => {
  const text = 'who,where,mail2\nAda,North,ada@school.edu\n';
  const { rows } = readRoster(text, { email: 2, name: 0, section: 1 });
  expect(rows).toMatchObject([{ person: { name: 'Ada', section: 'North' } }]);
});

test('every bad row is named with its line, what is wrong and how to mend it', () => {
  const { rows } = readRoster(
    [
      'name,email,section,status', // 1
      'Ada,ada@school.edu,A,active', // 2
      'Bo,bo.school.edu,A,active', // 3
      'Cy,cy@school.edu;,A,active', // 4
      'Di,,A,active', // 5
      '', // 6
      '"Ed', // 7: a cell of two lines
      'Edison",ed@school.edu,A,active', // 8
      'Fay, ada,fay@school.edu,A,active', // 9
      'Gus,gus@school.edu,A,asleep', // 10
      'Ada,ada@school.edu,B,active', // 11
    ].join('\n'),
  );
  expect(bad(rows)).toEqual([
    '3: “bo.school.edu” is not an e-mail address: it has no @. Correct it, or delete the line.',
    '4: “cy@school.edu;” is not an e-mail address. Did you mean cy@school.edu?',
    '5: The e-mail is missing. Add it, or delete the line.',
    '9: There are 5 cells where the header has 4. A cell with the separator in it must stand in double quotes.',
    '10: The status “asleep” is not known. Write active or deleted, or say above that the column is not used.',
    '11: The same person as line 2, with another section. Line 2 counts; delete one of the two.',
  ]);
  expect(rows.filter(({ kind }) => kind === 'person').map(({ line }) => line)).toEqual([2, 7]);
});

test('a quote that is never closed is named where it opens', () => {
  const { rows } = readRoster('name,email\nAda,ada@school.edu\n"Bo,bo@school.edu\nCy,cy@school.edu\n');
  expect(bad(rows)).toEqual([
    '3: A double quote opens here and is never closed, so all that follows is one cell. Close it, or take it away.',
  ]);
});

test('somebody who changed sections stands twice, and the active row counts', () => {
  const gone = 'ada@school.edu,A,deleted';
  const here = 'ada@school.edu,B,active';
  for (const rows of [`${gone}\n${here}`, `${here}\n${gone}`])
    expect(people(`email,section,status\n${rows}`)).toEqual([{ ...ada, name: '', section: 'B' }]);
});

test('one school id with two addresses is a bad row', () => {
  expect(bad(readRoster('sid,email\n7,ada@school.edu\n7,bo@school.edu').rows)).toEqual([
    '3: The school id 7 also stands in line 2, with another e-mail. Correct one of the two.',
  ]);
});

test('a file without addresses says which columns it has', () => {
  expect(readRoster('name,grade\nAda,3').problem).toBe(
    'No column holds e-mail addresses. The columns are: name, grade. Say below which one does.',
  );
  expect(readRoster('').problem).toContain('nothing to read');
  expect(readRoster('name,email\n').problem).toContain('nobody below');
});

test('three thousand rows are read', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [`Student ${i}`, `s${i}@school.edu`]);
  expect(people(writeCsv([['name', 'email'], ...rows]))).toHaveLength(3000);
});

test('whatever is pasted, nothing throws, and every row has a line of the text', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'email',
      'name',
      '"',
      '""',
      'ada@school.edu',
      '\n',
      '\r\n',
      ',',
      ';',
      '\t',
      '\0',
      'deleted',
      'sep=;\n',
    ),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 40 }), fc.constantFrom(',', ';', '\t', '\n', ''), (cells, glue) => {
      const text = cells.join(glue);
      const lines = text.replace(/\r\n?/g, '\n').split('\n').length;
      for (const { line } of readRoster(text).rows) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines);
      }
      expect(() => readRoster(text, { email: 0, name: 1, section: 99 })).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test('what a spreadsheet writes is read back with the line it stands in, cells of several lines too', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ';'), maxLength: 6 })
    .map((text) => `x${text}x`);
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const { lines } = readTable(writeCsv([['h', 'h'], ...rows]));
      let line = 2;
      for (const [index, cells] of rows.entries()) {
        expect(lines[index + 1]).toEqual({ line, cells, problem: null });
        line += cells.join('').split('\n').length;
      }
    }),
  );
});

test('files are read in the encodings that spreadsheets save, and what was assumed is said', () => {
  const text = 'name,email\nZoë,zoe@school.edu';
  const utf16 = (mark: boolean) => new Uint8Array(Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le'));
  expect(decodeRoster(new TextEncoder().encode(text))).toEqual({ kind: 'text', text, note: null });
  for (const bytes of [utf16(true), utf16(false), utf16(true).map((_, i, all) => all[i ^ 1] ?? 0)])
    expect(decodeRoster(bytes)).toEqual({ kind: 'text', text, note: expect.stringContaining('UTF-16') });
  expect(decodeRoster(new Uint8Array(Buffer.from(text, 'latin1')))).toEqual({
    kind: 'text',
    text,
    note: expect.stringContaining('Windows-1252'),
  });
});

test('a workbook, a picture and a huge file are refused with the way out', () => {
  const refused = (bytes: readonly number[] | Uint8Array) => decodeRoster(Uint8Array.from(bytes));
  expect(refused([0x50, 0x4b, 3, 4, 0, 0])).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('Save it as CSV'),
  });
  expect(refused([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xd])).toMatchObject({ kind: 'refused' });
  expect(refused(new Uint8Array(3_000_000).fill(65))).toMatchObject({ kind: 'refused' });
});

test('no bytes make decoding throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void decodeRoster(bytes)));
});

/** What Canvas's export holds comes back byte for byte, and our scores come on Canvas's scale, after a look. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeCells, replaceCells } from '@/lib/content/exchange/csv-cells';
import { decodeSheet, encodeSheet, type SheetEncoding } from '@/lib/content/exchange/sheet-encoding';
import { type CanvasFill, fillCanvasExport, writeCanvasFill } from '@/lib/teaching/gradebook/export/canvas-fill';
import type { Grade, Gradebook, GradeColumn, GradeRow } from '@/lib/teaching/gradebook/gradebook';

const column = (title: string, points: number): GradeColumn => ({
  ...{ assignmentId: title, exerciseId: title, slug: 'x', title, part: 'exercise', points },
  ...{ opensAt: null, dueAt: null, latePolicy: 'none', latePercent: 0, timeZone: 'UTC', extensions: [] },
});
const grade = (points: number | null): Grade => ({
  ...{ state: 'tried', attempts: 1, triesToPass: null, firstTriedAt: null, passedAt: null, lastAttemptAt: null },
  ...{ dueAt: null, points, earned: points, counting: null, override: null },
});
const student = (name: string, points: number | null, given: Partial<GradeRow> = {}): GradeRow => ({
  ...{ id: name, name, email: `${name.split(' ')[0]?.toLowerCase()}@school.example`, schoolId: null },
  ...{ sectionId: null, section: null, grades: [grade(points)] },
  ...given,
});
const book: Gradebook = {
  ...{ className: 'Deep learning', timeZone: 'UTC', columns: [column('Sigmoid', 15)] },
  students: [student('Ada Roe', 12), student('Bo Doe', null)],
};
const csv = (...lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;

function fill(text: string, gradebook = book): CanvasFill {
  const result = fillCanvasExport(text, gradebook);
  if (result.kind === 'refused') throw new Error(result.message);
  return result.fill;
}

describe('Points Possible', () => {
  const file = (possible: string, cell = '') =>
    csv(
      'Student,ID,SIS Login ID,Section,Sigmoid (11)',
      `    Points Possible,,,,${possible}`,
      `"Roe, Ada",1,ada@school.example,A,${cell}`,
    );

  test('that differ scale the score, and say so', () => {
    const { cells, notes, columns } = fill(file('10.00'));
    expect(cells).toMatchObject([{ title: 'Sigmoid', before: '', after: '8', kind: 'new' }]);
    expect(columns).toEqual([{ title: 'Sigmoid', header: 'Sigmoid (11)', scaled: { from: 15, to: 10 } }]);
    expect(notes).toEqual(['“Sigmoid” is worth 15 here and 10 in Canvas: scores are scaled to 10.']);
  });

  test('that are the same, or not said, leave the score', () => {
    expect(fill(file('15.00'))).toMatchObject({ cells: [{ after: '12' }], notes: [] });
    expect(fill(file(''))).toMatchObject({
      cells: [{ after: '12' }],
      notes: [expect.stringContaining('does not say what “Sigmoid” is worth')],
    });
  });

  test('a score that stands there is overwritten only on request; the same one is no change', () => {
    const text = file('10.00', '7.50');
    const { cells } = fill(text);
    expect(cells).toMatchObject([{ line: 3, name: 'Roe, Ada', before: '7.50', after: '8', kind: 'overwrites' }]);
    expect(writeCanvasFill(text, cells, false)).toBe(text);
    expect(writeCanvasFill(text, cells, true)).toBe(file('10.00', '8'));
    const same = file('10.00', '8.00');
    expect(fill(same).cells).toMatchObject([{ kind: 'same' }]);
    expect(writeCanvasFill(same, fill(same).cells, true)).toBe(same);
  });
});

test('cells that are not ours leave byte for byte: notes, signs, spaces, quotes, line ends', () => {
  const with1 = (score: string) =>
    [
      '\uFEFFStudent,ID,SIS Login ID,Section,Notes,Sigmoid (11)\r\n    Points Possible,,,,,10.00\r\n',
      `"Roe, Ada",1,ada@school.example,A,- absent week 3,${score}\n`,
      '"Doe, Bo",2,bo@school.example,+49,@ta asked,-\r\n\r\n"Else, ""X""" ,007,=1+1, ,"two\nlines", 3',
    ].join('');
  const { cells, matched } = fill(with1(''));
  expect(writeCanvasFill(with1(''), cells, true)).toBe(with1('8'));
  expect(matched.map(({ line }) => line)).toEqual([3, 4]);
});

test('names in two columns are matched as “First Last”', () => {
  const text = csv(
    'LastName,FirstName,ID,SIS User ID,SIS Login ID,Section,Sigmoid (11)',
    '    Points Possible,,,,,,10.00',
    'Roe,Ada,1,301,aroe,A,',
  );
  expect(fill(text)).toMatchObject({ matched: [{ name: 'Ada Roe', renamed: false }], cells: [{ after: '8' }] });
});

test('logins that are no addresses match by school id, and that is said', () => {
  const text = csv(
    'Student,ID,SIS User ID,SIS Login ID,Section,Sigmoid (11)',
    '    Points Possible,,,,,15.00',
    '"Block, Jo",11,,jblock3430,A,',
  );
  const { matched, notes } = fill(text, {
    ...book,
    students: [student('Joanna Block', 3, { schoolId: 'JBlock3430' })],
  });
  expect(matched).toMatchObject([{ name: 'Block, Jo', renamed: true }]);
  expect(notes).toEqual([
    'The logins in the file are no e-mail addresses: students are found by their school id or exact name.',
  ]);
});

test('semicolons and decimal commas come back as they are', () => {
  const text = csv('Student;ID;SIS Login ID;Section;Sigmoid (11)', '    Points Possible;;;;10,00', 'Ada Roe;1;;A;7,5');
  const odd = { ...book, students: [student('Ada Roe', 12.3)] };
  expect(fill(text, odd).cells).toMatchObject([{ before: '7,5', after: '8,2', kind: 'overwrites' }]);
});

test('the bytes of cells that are not ours stay in every encoding', () => {
  const text = csv(
    'Student,ID,SIS Login ID,Section,Sigmoid (11)',
    '    Points Possible,,,,10.00',
    '"Müller, Zoë “€”",9,z,A,',
    'Ada Roe,1,,A,',
  );
  const cp1252 = Uint8Array.from(Buffer.from(text.replace('“€”', '\x93\x80\x94'), 'latin1'));
  const utf16 = (mark: string) => new Uint8Array(Buffer.from(mark + text, 'utf16le'));
  const files: [SheetEncoding, Uint8Array][] = [
    ['utf-8', new TextEncoder().encode(text)],
    ['utf-8', new TextEncoder().encode(`\uFEFF${text}`)],
    ['windows-1252', cp1252],
    ['utf-16le', utf16('\uFEFF')],
    ['utf-16le', utf16('')],
    ['utf-16be', utf16('\uFEFF').map((_, i, all) => all[i ^ 1] ?? 0)],
  ];
  for (const [encoding, bytes] of files) {
    const decoded = decodeSheet(bytes);
    if (decoded.kind !== 'text') throw new Error(decoded.kind);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toContain('Müller, Zoë “€”');
    expect(encodeSheet(decoded.text, encoding)).toEqual(bytes);
    expect(fill(decoded.text).cells).toMatchObject([{ name: 'Ada Roe', after: '8' }]);
  }
});

test('each cell is where it is said to be, whatever the cells hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ';', '='), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const solid = rows.map((row) => row.map((text) => `x${text}`));
      const text = solid.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      const placed = placeCells(text, ',').flatMap(({ cells }) => cells);
      expect(placed.map(({ value }) => value)).toEqual(solid.flat());
      const changes = placed.map(({ start, end }, index) => ({ start, end, after: `${index}` }));
      expect(
        placeCells(replaceCells(text, changes), ',').flatMap(({ cells }) => cells.map(({ value }) => value)),
      ).toEqual(placed.map((_, index) => `${index}`));
    }),
  );
});

test('whatever the text is, reading it ends and loses nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\uFEFF', ' ') }), (text) => {
      const cells = placeCells(text, ',').flatMap((row) => row.cells);
      const same = cells.map(({ start, end }) => ({ start, end, after: text.slice(start, end) }));
      expect(replaceCells(text, same)).toBe(text);
    }),
  );
});

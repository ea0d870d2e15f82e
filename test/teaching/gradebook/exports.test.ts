/** The exports' exact bytes, against what the formats' importers document. */
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '@/lib/content/exchange/write-csv';
import { canvasCsv, canvasTraps } from '@/lib/teaching/gradebook/export/canvas';
import { fillCanvasExport, writeCanvasFill } from '@/lib/teaching/gradebook/export/canvas-fill';
import { nbgraderCsv } from '@/lib/teaching/gradebook/export/nbgrader';
import { plainRows } from '@/lib/teaching/gradebook/export/plain';
import type { Grade, Gradebook, GradeColumn, GradeRow } from '@/lib/teaching/gradebook/gradebook';

const due = new Date('2026-03-01T12:00:00Z');

const column = (title: string, given: Partial<GradeColumn> = {}): GradeColumn => ({
  assignmentId: title,
  exerciseId: title,
  slug: 'x',
  title,
  part: 'exercise',
  points: 10,
  opensAt: null,
  dueAt: due,
  latePolicy: 'percentPerDay',
  latePercent: 10,
  timeZone: 'UTC',
  extensions: [],
  ...given,
});

const none: Grade = {
  state: 'notStarted',
  attempts: 0,
  triesToPass: null,
  firstTriedAt: null,
  passedAt: null,
  lastAttemptAt: null,
  dueAt: due,
  points: null,
  earned: null,
  counting: null,
  override: null,
};

/** Full marks on the second day after the due date, less 20 %. */
const late: Grade = {
  ...none,
  state: 'passed',
  attempts: 3,
  points: 8,
  earned: 8,
  counting: {
    attemptId: 'a1',
    at: new Date('2026-03-03T08:30:15.250Z'),
    score: 3,
    maxScore: 3,
    days: 2,
    penalty: 20,
  },
};
const third: Grade = {
  ...none,
  state: 'tried',
  points: 10 / 3,
  earned: 10 / 3,
  counting: { attemptId: 'a2', at: due, score: 1, maxScore: 3, days: 0, penalty: 0 },
};

const student = (name: string, grades: readonly Grade[], given: Partial<GradeRow> = {}): GradeRow => ({
  id: name,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@school.edu`,
  schoolId: null,
  sectionId: null,
  section: null,
  grades,
  ...given,
});

const book: Gradebook = {
  className: 'Deep learning',
  timeZone: 'Europe/Berlin',
  columns: [column('Sigmoid derivative'), column('ReLU', { points: 5 })],
  students: [
    student('Alyssa Hacker', [late, none], { schoolId: 's-778', section: 'Section 1' }),
    student('Ben "Bit" Diddle', [third, { ...third, points: -0.5 }]),
  ],
};

test('Canvas, a new file', () => {
  expect(canvasCsv(book)).toBe(
    [
      '"Student","ID","SIS User ID","SIS Login ID","Section","Sigmoid derivative","ReLU"',
      '"    Points Possible",,,,,10,5',
      '"Alyssa Hacker",,"s-778","alyssa@school.edu","Section 1",8,',
      '"Ben ""Bit"" Diddle",,,"ben@school.edu","Deep learning",3.33,-0.5',
      '',
    ].join('\r\n'),
  );
});

test('Canvas’s traps are told before the download', () => {
  const trapped = {
    ...book,
    columns: [column('ReLU (2)'), column('Final score'), column('Twin'), column('Twin')],
    students: [student('Ada Twin', []), student('Ada Twin', [])],
  };
  const told = canvasTraps(trapped).join('\n');
  expect(told).toContain('“ReLU (2)”');
  expect(told).toContain('“Final score”');
  expect(told).toContain('same name, and Canvas takes one: “Twin”');
  expect(told).toContain('“Ada Twin”');
  expect(told).toContain('2 students have no school id');
  expect(canvasTraps({ ...book, students: book.students.slice(0, 1) })).toEqual([]);
});

describe('Canvas’s own export, filled in', () => {
  const header = 'Student,ID,SIS User ID,SIS Login ID,Section,Sigmoid derivative (101),Essay (102),Current Score';
  const file = (...rows: string[]) => [header, '    Points Possible,,,,,10,20,(read only)', ...rows].join('\n');
  const fill = (text: string, gradebook = book) => {
    const result = fillCanvasExport(text, gradebook);
    if (result.kind === 'refused') throw new Error(result.message);
    return { ...result.fill, csv: writeCanvasFill(text, result.fill.cells, true) };
  };
  const cells = (csv: string) => Papa.parse<string[]>(csv).data;

  test('gets our scores where the names agree, and is otherwise as it came', () => {
    const { csv, matched, columns, missing } = fill(
      file('"Hacker, Alyssa",12345,s-778,ahacker,Section 1,,17,55.5', '"Else, Somebody",9,s-9,else,Section 1,1,-,'),
    );
    expect(cells(csv)[0]?.join(',')).toBe(header);
    expect(cells(csv)[2]).toEqual(['Hacker, Alyssa', '12345', 's-778', 'ahacker', 'Section 1', '8', '17', '55.5']);
    expect(cells(csv)[3]).toEqual(['Else, Somebody', '9', 's-9', 'else', 'Section 1', '1', '-', '']);
    expect(matched).toEqual([
      { line: 3, name: 'Hacker, Alyssa', student: 'Alyssa Hacker, alyssa@school.edu', renamed: false },
    ]);
    expect(columns).toEqual([
      { title: 'Sigmoid derivative', header: 'Sigmoid derivative (101)', scaled: null },
      { title: 'ReLU', header: null, scaled: null },
    ]);
    expect(missing).toEqual(['Ben "Bit" Diddle, ben@school.edu']);
  });

  test('matches by id, then SIS ids, then login, then exact name', () => {
    const rows = ['X,s-778,,,,,,', 'X,1,s-778,,,,,', 'X,1,,ALYSSA@school.edu,,,,', '"Hacker, Alyssa",1,,,,,,'];
    for (const row of rows) expect(fill(file(row)).matched).toHaveLength(1);
    expect(fill(file('"hacker, alyssa",1,,,,,,')).unmatchedRows).toEqual([{ line: 3, name: 'hacker, alyssa' }]);
  });

  test('leaves alone who could be two, and whom two rows name', () => {
    const twins = { ...book, students: [student('Ada Twin', [late, none]), student('Ada Twin', [third, none])] };
    const two = fill(file('"Twin, Ada",1,,,,7,,'), twins);
    expect(two.ambiguous).toMatchObject([{ line: 3, candidates: [expect.anything(), expect.anything()] }]);
    expect(cells(two.csv)[2]?.[5]).toBe('7');
    const double = fill(file('"Hacker, Alyssa",1,s-778,,,7,,', 'Alyssa Hacker,2,,,,6,,'));
    expect(double.matched).toEqual([]);
    expect(double.ambiguous).toHaveLength(2);
  });

  test('does not give a student the score of another whose number Canvas gave to them', () => {
    const ben = student('Ben Diddle', [third, none], { schoolId: '12345' });
    const both = { ...book, students: [...book.students.slice(0, 1), ben] };
    const { csv, matched, ambiguous } = fill(file('"Hacker, Alyssa",12345,s-778,,,7,,'), both);
    expect(matched).toEqual([]);
    expect(ambiguous).toMatchObject([
      { candidates: ['Ben Diddle, ben@school.edu', 'Alyssa Hacker, alyssa@school.edu'] },
    ]);
    expect(cells(csv)[2]?.[5]).toBe('7');
  });

  test('points out who is called otherwise there', () => {
    const { matched } = fill(file('"Hacker, Al",1,s-778,,,,,', '"Diddle, Ben ""Bit""",2,,,,,,'));
    expect(matched.map(({ renamed }) => renamed)).toEqual([true, false]);
  });

  test('keeps who is excused', () => {
    expect(cells(fill(file('"Hacker, Alyssa",1,s-778,,,EX,,')).csv)[2]?.[5]).toBe('EX');
  });

  test('refuses what is no such file, and says how it must begin', () => {
    expect(fillCanvasExport('name,email\nAda,a@b.c', book)).toMatchObject({ kind: 'refused' });
    expect(fillCanvasExport('Student,ID,Section\nAda,1,', book)).toMatchObject({ kind: 'refused' });
    expect(fillCanvasExport('', book)).toMatchObject({ kind: 'refused' });
  });

  // Canvas wrote the file, and a quote in front would come back to it as somebody's name.
  test('leaves names that a spreadsheet would run as they came, and numbers', () => {
    const { csv } = fill(file('=cmd(),1,s-778,,,-2,-3.50,'));
    expect(cells(csv)[2]).toEqual(['=cmd()', '1', 's-778', '', '', '8', '-3.50', '']);
  });
});

test('nbgrader’s columns', () => {
  expect(nbgraderCsv({ ...book, columns: book.columns.slice(0, 1) })).toBe(
    [
      '"assignment","duedate","timestamp","student_id","last_name","first_name","email","raw_score","late_submission_penalty","score","max_score"',
      '"Sigmoid derivative","2026-03-01 12:00:00","2026-03-03 08:30:15","s-778","Hacker","Alyssa","alyssa@school.edu",10,2,8,10',
      '"Sigmoid derivative","2026-03-01 12:00:00","2026-03-01 12:00:00","ben@school.edu","Diddle","Ben ""Bit""","ben@school.edu",3.33,0,3.33,10',
      '',
    ].join('\r\n'),
  );
});

test('nbgrader’s rows add up: rounded, and where staff set a score', () => {
  const byHand = { ...late, points: 5, override: { score: 1.5, maxScore: 3, reason: 'Oral exam' } };
  const odd = {
    ...third,
    points: 8 / 3,
    earned: 8 / 3,
    counting: third.counting && { ...third.counting, penalty: 20 },
  };
  const students = [student('Ada Byron', [byHand]), student('Bob Twin', [odd]), student('Cleo', [none])];
  const rows = cellsOf(nbgraderCsv({ ...book, columns: book.columns.slice(0, 1), students }));
  expect(rows.slice(1, 4).map((row) => row.slice(7))).toEqual([
    ['5', '0', '5', '10'],
    ['3.33', '0.66', '2.67', '10'],
    ['0', '0', '0', '10'],
  ]);
});

test('the plain file has a column per assignment and per check', () => {
  const checks = new Map([
    ['a1', new Map(Object.entries({ 'At zero': 1, Tails: 2 }))],
    ['a2', new Map(Object.entries({ 'At zero': 1, Tails: 0, constructor: 1 }))],
  ]);
  const rows = cellsOf(writeCsv(plainRows({ ...book, columns: book.columns.slice(0, 1) }, checks)));
  expect(rows[0]).toEqual([
    ...['Name', 'E-mail', 'School id', 'Section', 'Sigmoid derivative (of 10)'],
    ...[
      'Sigmoid derivative: days late',
      'Sigmoid derivative: lost to lateness (%)',
      'Sigmoid derivative: set by staff',
    ],
    ...['Sigmoid derivative: At zero', 'Sigmoid derivative: Tails', 'Sigmoid derivative: constructor'],
  ]);
  expect(rows[1]?.slice(4, 11)).toEqual(['8', '2', '20', '', '1', '2', '']);
  expect(rows[2]?.slice(4, 11)).toEqual(['3.33', '', '', '', '1', '0', '1']);
});

function cellsOf(csv: string): string[][] {
  return Papa.parse<string[]>(csv, { newline: '\r\n' }).data;
}

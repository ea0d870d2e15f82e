/**
 * Fills in Canvas's own export: its columns and rows as they came, with our scores in the assignments that have the same
 * name. Nothing is guessed: who matches two students, or nobody, is shown and left alone.
 */
import Papa from 'papaparse';
import { type CsvCell, writeCsv } from '@/lib/content/exchange/write-csv';
import type { Gradebook, GradeRow } from '../gradebook';
import { roundPoints, titleOf } from './cells';

export interface CanvasFill {
  /** The file to upload to Canvas. */
  readonly csv: string;
  readonly matched: readonly {
    readonly line: number;
    readonly name: string;
    readonly student: string;
    /** The file calls them otherwise than we do: to be looked at. */
    readonly renamed: boolean;
  }[];
  readonly ambiguous: readonly {
    readonly line: number;
    readonly name: string;
    readonly candidates: readonly string[];
  }[];
  /** Rows of the file that are none of our students. */
  readonly unmatchedRows: readonly { readonly line: number; readonly name: string }[];
  /** Our students whom no row names. */
  readonly missing: readonly string[];
  /** Our columns, and the file's column of the same name; null: none. */
  readonly columns: readonly { readonly title: string; readonly header: string | null }[];
}

export type CanvasFillResult =
  | { readonly kind: 'filled'; readonly fill: CanvasFill }
  | { readonly kind: 'refused'; readonly message: string };

interface Keys {
  readonly id: number;
  readonly userId: number;
  readonly loginId: number;
}

export function fillCanvasExport(text: string, book: Gradebook): CanvasFillResult {
  const { data: rows } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const [header = [], ...rest] = rows;
  const at = (name: string) => header.findIndex((cell) => cell.trim() === name);
  if (at('Student') !== 0 || at('ID') === -1)
    return refused('This is not Canvas’s gradebook export: its first row must begin with “Student,ID”.');
  const points = rest.findIndex(([first = '']) => first.trim() === 'Points Possible');
  if (points === -1) return refused('The row “Points Possible” is missing: export the gradebook from Canvas again.');

  const columns = book.columns.map((column) => ({ title: titleOf(column), header: headerOf(titleOf(column), header) }));
  const places = columns.map((column) => (column.header === null ? -1 : header.indexOf(column.header)));
  const keys = { id: at('ID'), userId: at('SIS User ID'), loginId: at('SIS Login ID') };
  const found = rest.map((row, index) => (index <= points ? [] : candidatesOf(row, keys, book.students)));
  const claims = new Map<string, number>();
  for (const [only, ...more] of found)
    if (only && more.length === 0) claims.set(only.id, (claims.get(only.id) ?? 0) + 1);
  // Two rows for one student: neither is certain.
  const certain = found.map(([only, ...more]) =>
    only && more.length === 0 && claims.get(only.id) === 1 ? only : undefined,
  );

  const students = rest.map((row, index) => ({ line: index + 2, name: row[0] ?? '', index })).slice(points + 1);
  return {
    kind: 'filled',
    fill: {
      csv: writeCsv([header, ...rest.map((row, index) => filled(row, certain[index], places))]),
      matched: students.flatMap(({ line, name, index }) => {
        const student = certain[index];
        return student
          ? { line, name, student: `${student.name}, ${student.email}`, renamed: !sameName(student.name, name) }
          : [];
      }),
      ambiguous: students.flatMap(({ line, name, index }) =>
        !certain[index] && found[index]?.length
          ? { line, name, candidates: found[index].map((student) => `${student.name}, ${student.email}`) }
          : [],
      ),
      unmatchedRows: students.flatMap(({ line, name, index }) => (found[index]?.length ? [] : { line, name })),
      missing: book.students
        .filter(({ id }) => !certain.some((student) => student?.id === id))
        .map(({ name, email }) => `${name}, ${email}`),
      columns,
    },
  };
}

const refused = (message: string): CanvasFillResult => ({ kind: 'refused', message });

/** Canvas writes an assignment as `Title (id)`. */
function headerOf(title: string, header: readonly string[]): string | null {
  const bare = (cell: string) => cell.replace(/\s*\(\d+\)\s*$/, '').trim();
  const same = header.filter((cell) => bare(cell) === title);
  return same.length === 1 ? (same[0] ?? null) : null;
}

/**
 * By Canvas's own order of keys: the first key that finds anybody decides, unless a later one finds somebody else. A
 * school's number may be the one that Canvas gave to another student.
 */
function candidatesOf(row: readonly string[], keys: Keys, students: readonly GradeRow[]): readonly GradeRow[] {
  const cell = (place: number) => (place === -1 ? '' : (row[place] ?? '').trim());
  const login = cell(keys.loginId).toLowerCase();
  const tries: ((student: GradeRow) => boolean)[] = [
    ({ schoolId }) => schoolId === cell(keys.id),
    ({ schoolId }) => schoolId === cell(keys.userId),
    ({ schoolId, email }) => email === login || schoolId?.toLowerCase() === login,
    ({ name }) => sameName(name, cell(0)),
  ];
  const given = [cell(keys.id), cell(keys.userId), login, cell(0)];
  const found = tries.map((matches, index) => (given[index] ? students.filter(matches) : []));
  const [first = [], ...later] = found.filter(({ length }) => length > 0);
  const others = later.filter((candidates) => !candidates.some((student) => first.includes(student)));
  return [...first, ...new Set(others.flat())];
}

/** Canvas writes `Hacker, Alyssa` where we have `Alyssa Hacker`. */
function sameName(ours: string, theirs: string): boolean {
  const [last = '', first] = theirs.split(',').map((part) => part.trim());
  return ours === theirs || (first !== undefined && ours === `${first} ${last}`);
}

/**
 * An excused student stays excused. Canvas writes "no score" as a dash; it becomes an empty cell, since a spreadsheet may take
 * a dash for a formula.
 */
function filled(row: readonly string[], student: GradeRow | undefined, places: readonly number[]): CsvCell[] {
  const cells: CsvCell[] = row.map((cell) => numberOr(cell.trim() === '-' ? '' : cell));
  for (const [index, place] of places.entries()) {
    const points = roundPoints(student?.grades[index]?.points ?? null);
    if (place !== -1 && points !== null && row[place]?.trim() !== 'EX') cells[place] = points;
  }
  return cells;
}

/**
 * Scores become numbers, so that negative ones are not escaped as formulas. Other texts that would change on the way, such as
 * 007, stay texts.
 */
function numberOr(cell: string): CsvCell {
  const value = Number(cell);
  return cell !== '' && (String(value) === cell || /^[-+]\d+(\.\d+)?$/.test(cell)) ? value : cell;
}

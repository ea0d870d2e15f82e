/**
 * A roster's text to its rows: each says who, where and in which state, or what is wrong with it and how to mend it.
 * Pure; what the rows change in a class is decided by plan.ts.
 */
import { z } from 'zod';
import { longestSectionName } from '../limits';
import { guessColumns, type RosterColumns, type RosterField, readsAsHeader, rosterFields } from './fields';
import { type RosterLine, readTable } from './table';

export interface RosterPerson {
  /** Lower-case; null where the file has none, then `schoolId` says who. */
  readonly email: string | null;
  /** Empty where the file has none. */
  readonly name: string;
  /** Null: the file does not say, which changes nothing. */
  readonly section: string | null;
  readonly schoolId: string | null;
  readonly role: 'student' | 'staff';
  /** `gone`: the school has taken them off the course. */
  readonly state: 'active' | 'gone';
}

export type RosterRow =
  | { readonly kind: 'person'; readonly line: number; readonly person: RosterPerson }
  /** The same person stands in an earlier line and this one adds nothing. */
  | { readonly kind: 'repeat'; readonly line: number; readonly of: number; readonly label: string }
  | { readonly kind: 'bad'; readonly line: number; readonly label: string; readonly message: string };

export interface ReadRoster {
  readonly separator: string;
  /** Of every column, in the file's order; "Column 1" … where the file has no header. */
  readonly header: readonly string[];
  readonly hasHeader: boolean;
  readonly columns: RosterColumns;
  /** Some cells of each column, to choose by. */
  readonly examples: readonly string[];
  readonly rows: readonly RosterRow[];
  /** Why nothing could be read; then there are no rows. */
  readonly problem: string | null;
}

export const mostRosterRows = 10_000;

/** `chosen`: what each column means, where somebody has corrected the guess. */
export function readRoster(text: string, chosen: RosterColumns | null = null): ReadRoster {
  const { separator, lines } = readTable(text.replaceAll('\0', ''));
  const [first] = lines;
  const hasHeader = first !== undefined && readsAsHeader(first.cells, lines[1]?.cells ?? []);
  const body = lines.slice(hasHeader ? 1 : 0).filter(({ cells }) => !isPointsPossible(cells));
  const width = hasHeader ? first.cells.length : Math.max(0, ...lines.slice(0, 50).map(({ cells }) => cells.length));
  const header = Array.from({ length: width }, (_, i) => (hasHeader && first?.cells[i]) || `Column ${i + 1}`);
  const columns = chosen
    ? within(chosen, width)
    : guessColumns(
        hasHeader ? header : header.map(() => ''),
        body.slice(0, 50).map(({ cells }) => cells),
      );
  const examples = header.map((_, i) => body.find(({ cells }) => cells[i])?.cells[i] ?? '');
  const problem = problemWith(lines.length, body.length, columns, header);
  const rows = problem
    ? []
    : withoutRepeats(body.map((line) => readRow(line, columns, hasHeader ? header.length : null)));
  return { separator, header, hasHeader, columns, examples, rows, problem };
}

function within(columns: RosterColumns, width: number): RosterColumns {
  // Its keys are those of `columns`.
  const entries = Object.entries(columns) as [RosterField, number][];
  return Object.fromEntries(
    entries.filter(([field, column]) => field in rosterFields && column >= 0 && column < width),
  );
}

function problemWith(lines: number, people: number, columns: RosterColumns, header: readonly string[]): string | null {
  if (lines === 0) return 'There is nothing to read. Paste the roster with its header line, or choose a file.';
  if (people === 0) return 'There is a header line and nobody below it.';
  if (people > mostRosterRows)
    return `There are ${people} rows. At most ${mostRosterRows} are read at a time: split the file.`;
  if (columns.email === undefined && columns.schoolId === undefined)
    return `No column holds e-mail addresses. The columns are: ${header.join(', ')}. Say below which one does.`;
  return null;
}

/** Row 2 of Canvas's gradebook, which is nobody. */
const isPointsPossible = (cells: readonly string[]) => /^points possible$/i.test(cells[0] ?? '');

function readRow({ line, cells, problem }: RosterLine, columns: RosterColumns, width: number | null): RosterRow {
  const cell = (field: RosterField) => cells[columns[field] ?? -1] ?? '';
  const label = cell('email') || nameOf(cell) || cell('schoolId') || cells.filter(Boolean).join(' ').slice(0, 60);
  const bad = (message: string): RosterRow => ({ kind: 'bad', line, label: label.slice(0, 80), message });
  if (problem) return bad(problem);
  if (width !== null && cells.slice(width).some(Boolean))
    return bad(
      `There are ${cells.length} cells where the header has ${width}. A cell with the separator in it must stand in double quotes.`,
    );
  const email = cell('email')
    .replace(/^mailto:/i, '')
    .toLowerCase();
  const schoolId = cell('schoolId') || null;
  const wrong =
    wrongEmail(email, columns, schoolId) ?? tooLong(cell) ?? wrongRole(cell('role')) ?? wrongStatus(cell('status'));
  if (wrong) return bad(wrong);
  const person: RosterPerson = {
    email: email || null,
    name: nameOf(cell),
    section: cell('section') || null,
    schoolId,
    role: studentRoles.has(wordOf(cell('role'))) ? 'student' : 'staff',
    state: goneStates.has(wordOf(cell('status'))) ? 'gone' : 'active',
  };
  return { kind: 'person', line, person };
}

function nameOf(cell: (field: RosterField) => string): string {
  const parts = [cell('firstName'), cell('lastName')].filter(Boolean);
  if (parts.length > 0) return parts.join(' ');
  // "Hacker, Alyssa", as Canvas and nbgrader sort them.
  const [last = '', first = '', ...more] = cell('name').split(',');
  return (first.trim() && more.length === 0 ? `${first.trim()} ${last.trim()}` : cell('name')).trim();
}

const address = z.email();

function wrongEmail(email: string, { email: column }: RosterColumns, schoolId: string | null): string | null {
  if (email === '') {
    if (column === undefined && schoolId) return null;
    return 'The e-mail is missing. Add it, or delete the line.';
  }
  if (email.length <= 254 && address.safeParse(email).success) return null;
  const inside = /<([^<>]+)>/.exec(email)?.[1] ?? email.replace(/[\s"'<>()]|[.,;:]+$/g, '');
  const meant = address.safeParse(inside).success ? ` Did you mean ${inside}?` : '';
  const why = email.includes('@') ? '' : ': it has no @';
  return `“${email}” is not an e-mail address${why}.${meant || ' Correct it, or delete the line.'}`;
}

function tooLong(cell: (field: RosterField) => string): string | null {
  const most = { name: 100, firstName: 60, lastName: 60, section: longestSectionName, schoolId: 80 } as const;
  for (const [field, characters] of Object.entries(most)) {
    // The keys of `most` are fields.
    const known = field as keyof typeof most;
    if (cell(known).length > characters)
      return `The ${rosterFields[known].toLowerCase()} has more than ${characters} characters. Shorten it.`;
  }
  return null;
}

/** "StudentEnrollment" and "student" are one word. */
const wordOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/enrol+ment$/, '')
    .replace(/[^\p{L}]/gu, '');

const studentRoles = new Set(['', 'student', 'learner', 'participant', 'studierende', 'studierender']);
const staffRoles = new Set(
  'teacher ta teachingassistant assistant instructor designer observer tutor grader reader admin editingteacher noneditingteacher lecturer staff owner coinstructor'.split(
    ' ',
  ),
);
const presentStates = new Set(' active invited pending enrolled enroled registered current open'.split(' '));
const goneStates = new Set(
  'deleted inactive completed concluded dropped withdrawn removed rejected suspended'.split(' '),
);

function wrongRole(text: string): string | null {
  const word = wordOf(text);
  if (studentRoles.has(word) || staffRoles.has(word)) return null;
  return `The role “${text}” is not known. Write student, or say above that the column is not used.`;
}

function wrongStatus(text: string): string | null {
  const word = wordOf(text);
  if (presentStates.has(word) || goneStates.has(word)) return null;
  return `The status “${text}” is not known. Write active or deleted, or say above that the column is not used.`;
}

/**
 * One row a person. Canvas lists somebody who changed sections twice, once deleted and once active: the active one
 * counts. Two active ones that disagree are for a human to settle.
 */
function withoutRepeats(rows: readonly RosterRow[]): RosterRow[] {
  const kept = new Map<string, Extract<RosterRow, { kind: 'person' }>>();
  const result: RosterRow[] = [];
  for (const row of rows) {
    if (row.kind !== 'person') {
      result.push(row);
      continue;
    }
    const key = keyOf(row.person);
    const before = kept.get(key);
    if (!before || (before.person.state === 'gone' && row.person.state === 'active')) {
      if (before) result.splice(result.indexOf(before), 1, repeatOf(before, row.line));
      kept.set(key, row);
      result.push(row);
    } else result.push(repeated(row, before));
  }
  return sameSchoolIds(result);
}

const keyOf = ({ email, schoolId }: RosterPerson) => email ?? `#${schoolId}`;

function repeatOf({ line, person }: { line: number; person: RosterPerson }, of: number): RosterRow {
  return { kind: 'repeat', line, of, label: person.email ?? person.schoolId ?? '' };
}

function repeated(
  row: Extract<RosterRow, { kind: 'person' }>,
  before: Extract<RosterRow, { kind: 'person' }>,
): RosterRow {
  const { line, person } = row;
  if (person.state === 'gone' && before.person.state === 'active') return repeatOf(row, before.line);
  const differs = (['section', 'schoolId', 'role', 'state'] as const).find(
    (field) => person[field] !== null && before.person[field] !== null && person[field] !== before.person[field],
  );
  if (!differs) return repeatOf(row, before.line);
  const what = { section: 'section', schoolId: 'school id', role: 'role', state: 'status' }[differs];
  const message = `The same person as line ${before.line}, with another ${what}. Line ${before.line} counts; delete one of the two.`;
  return { kind: 'bad', line, label: person.email ?? person.schoolId ?? '', message };
}

/** Exports match students by it. */
function sameSchoolIds(rows: readonly RosterRow[]): RosterRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (row.kind !== 'person' || row.person.schoolId === null || row.person.email === null) return row;
    const { line, person } = row;
    const before = seen.get(row.person.schoolId);
    if (before === undefined) {
      seen.set(row.person.schoolId, line);
      return row;
    }
    const message = `The school id ${person.schoolId} also stands in line ${before}, with another e-mail. Correct one of the two.`;
    return { kind: 'bad', line, label: person.email ?? '', message };
  });
}

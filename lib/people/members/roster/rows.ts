/**
 * A roster's text to its rows: each says who, where and in which state, or what is wrong with it and how to mend it.
 * Pure; what the rows change in a class is decided by plan.ts.
 */

import { hasCurlyApostrophe, nameInvisible } from '@/lib/core/text/invisible';
import { longestSectionName } from '../limits';
import { tidyAddress, wrongAddress } from './address';
import { findHeader, guessColumns, type RosterColumns, type RosterField, rosterFields } from './fields';
import { withoutRepeats } from './repeats';
import type { RosterPerson, RosterRow } from './row';
import { mostTitleLines, type RosterLine, readTable } from './table';
import { isShortened, roleOf, stateOf } from './values';

export interface ReadRoster {
  readonly separator: string;
  /** Of every column, in the file's order; "Column 1" … where the file has no header. */
  readonly header: readonly string[];
  readonly hasHeader: boolean;
  readonly columns: RosterColumns;
  /** Some cells of each column, to choose by. */
  readonly examples: readonly string[];
  readonly rows: readonly RosterRow[];
  /** What was left out or not found, for a human to look at. */
  readonly notices: readonly string[];
  /** Taking invisible characters away would change the text. */
  readonly repairable: boolean;
  /** Why nothing could be read; then there are no rows. */
  readonly problem: string | null;
}

export const mostRosterRows = 10_000;

/** `chosen`: what each column means, where somebody has corrected the guess. */
export function readRoster(text: string, chosen: RosterColumns | null = null): ReadRoster {
  const { separator, lines } = readTable(text.replaceAll('\0', ''));
  const place = findHeader(lines.slice(0, mostTitleLines + 1).map(({ cells }) => cells));
  const first = lines[place];
  const hasHeader = first !== undefined;
  const body = lines.slice(place + 1).filter(({ cells }) => !isPointsPossible(cells));
  const width = hasHeader ? first.cells.length : Math.max(0, ...lines.slice(0, 50).map(({ cells }) => cells.length));
  const header = Array.from({ length: width }, (_, i) => first?.cells[i] || `Column ${i + 1}`);
  const { columns, notices: guesses } = chosen
    ? { columns: within(chosen, width), notices: [] }
    : guessColumns(
        hasHeader ? header : header.map(() => ''),
        body.map(({ cells }) => cells),
      );
  const examples = header.map((_, i) => body.find(({ cells }) => cells[i])?.cells[i] ?? '');
  const problem = problemWith(lines.length, body.length, columns, header);
  const titles = lines.slice(0, Math.max(0, place)).map(({ cells }) => cells.filter(Boolean).join(' '));
  const notices = [
    ...titlesNotice(titles),
    ...guesses,
    ...namesNotice(columns, width),
    ...emailNotice(columns, header),
  ];
  const rows = problem
    ? []
    : withoutRepeats(body.map((line) => readRow(line, columns, hasHeader ? header.length : null)));
  const repairable = body.some(({ cells }) =>
    cells.some((cell) => invisibleIn(cell) !== null || hasCurlyApostrophe(cell)),
  );
  return {
    separator,
    header,
    hasHeader,
    columns,
    examples,
    rows,
    notices: problem ? [] : notices,
    repairable,
    problem,
  };
}

function titlesNotice(titles: readonly string[]): string[] {
  if (titles.length === 0) return [];
  const shown = titles.map((title) => `“${title.slice(0, 60)}”`).slice(0, 3);
  return [
    `Above the header ${titles.length === 1 ? 'a line was' : `${titles.length} lines were`} skipped: ${shown.join(', ')}.`,
  ];
}

function namesNotice({ name, firstName, lastName }: RosterColumns, width: number): string[] {
  if ((name ?? firstName ?? lastName) !== undefined || width < 2) return [];
  return ['No column was taken for names. Say below which one holds them, or import without names.'];
}

function emailNotice({ email, schoolId }: RosterColumns, header: readonly string[]): string[] {
  if (email !== undefined || schoolId === undefined) return [];
  return [
    `There are no e-mail addresses: people are known by “${header[schoolId]}” alone, and nobody new can be invited. Say below which column holds addresses, if one does.`,
  ];
}

/** An address is spelt without joiners, a name may have them. */
const invisibleIn = (cell: string) => nameInvisible(cell, cell.includes('@'));

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
  const email = tidyAddress(cell('email'));
  // Brightspace writes "#1234567", so that a spreadsheet keeps the zeros.
  const schoolId = cell('schoolId').replace(/^#(?=[\p{L}\p{N}])/u, '') || null;
  const [role, state] = [roleOf(cell('role')), stateOf(cell('status'))];
  const wrong =
    wrongCharacter(cell) ??
    wrongEmail(email, columns, schoolId) ??
    wrongSchoolId(schoolId) ??
    tooLong(cell) ??
    (role === null ? notKnown('role', cell('role'), 'student') : null) ??
    (state === null ? notKnown('status', cell('status'), 'active or deleted') : null);
  if (wrong !== null || role === null || state === null) return bad(wrong ?? '');
  const person: RosterPerson = {
    email: email || null,
    name: nameOf(cell),
    section: cell('section') || null,
    schoolId,
    role,
    state,
  };
  return { kind: 'person', line, person };
}

/** Chinese, Japanese and Korean names: the family's comes first, and no space between. */
const eastAsian = /^[\p{sc=Han}\p{sc=Hangul}]+$/u;

function nameOf(cell: (field: RosterField) => string): string {
  const [given, family] = [cell('firstName'), cell('lastName')];
  if (eastAsian.test(given) && eastAsian.test(family)) return family + given;
  if (given || family) return [given, family].filter(Boolean).join(' ');
  // "Hacker, Alyssa", as Canvas and nbgrader sort them.
  const [last = '', first = '', ...more] = cell('name').split(',');
  return (first.trim() && more.length === 0 ? `${first.trim()} ${last.trim()}` : cell('name')).trim();
}

function wrongCharacter(cell: (field: RosterField) => string): string | null {
  for (const field of ['email', 'schoolId', 'name', 'firstName', 'lastName', 'section'] as const) {
    const found = nameInvisible(cell(field), field === 'email' || field === 'schoolId');
    if (found !== null)
      return `The ${rosterFields[field].toLowerCase()} has ${found}, which nobody sees. Take it away, here or in the file.`;
  }
  return null;
}

function wrongEmail(email: string, { email: column }: RosterColumns, schoolId: string | null): string | null {
  if (email !== '') return wrongAddress(email);
  if (column === undefined && schoolId) return null;
  return 'The e-mail is missing. Add it, or delete the line.';
}

function wrongSchoolId(schoolId: string | null): string | null {
  if (schoolId === null || !isShortened(schoolId)) return null;
  return `“${schoolId}” is a long school id as Excel shortens it; the rest of its digits are lost. Set the column to “Text” in Excel, export the roster anew, and do not save it as CSV from Excel before that.`;
}

function notKnown(what: 'role' | 'status', cell: string, instead: string): string {
  return `The ${what} “${cell}” is not known. Write ${instead}, or say above that the column is not used.`;
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

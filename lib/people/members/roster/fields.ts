/** What a column of a roster may mean, and the guess from its header and what stands below it. */
import { isAddress, tidyAddress } from './address';
import { columnsMeaning, countHeaders, plain } from './headers';
import { isRunningNumber, mostlyKnown, roleOf, stateOf } from './values';

export const rosterFields = {
  email: 'E-mail',
  name: 'Full name',
  firstName: 'First name',
  lastName: 'Last name',
  section: 'Section',
  schoolId: 'School id',
  role: 'Role',
  status: 'Status',
} as const;
export type RosterField = keyof typeof rosterFields;

/** Which column, from 0, holds what. A field without a column is not in the file. */
export type RosterColumns = Partial<Record<RosterField, number>>;

export interface GuessedColumns {
  readonly columns: RosterColumns;
  /** Columns that were passed over although their header is known, and why. */
  readonly notices: readonly string[];
}

const looksLikeEmail = (cell: string) => isAddress(tidyAddress(cell.trim()));

/**
 * The place of the header among the first lines; -1 without one. Above it may stand a title; an address ends the search.
 */
export function findHeader(lines: readonly (readonly string[])[]): number {
  const people = lines.findIndex((cells) => cells.some(looksLikeEmail));
  const top = people === -1 ? lines : lines.slice(0, people);
  const certain = top.findIndex((cells) => countHeaders(cells) > 1);
  if (certain !== -1) return certain;
  return top.findIndex((cells, index) => countHeaders(cells) > 0 || index + 1 === people);
}

/** `body`: the lines below the header. */
export function guessColumns(header: readonly string[], body: readonly (readonly string[])[]): GuessedColumns {
  const sample = body.slice(0, 50);
  const cellsOf = (column: number) => body.map((cells) => cells[column] ?? '');
  const email = emailColumn(header, sample);
  const used = new Set([email, ...Object.values(nameColumns(header))]);
  const columns: RosterColumns = { ...(email !== -1 && { email }), ...nameColumns(header) };
  const notices: string[] = [];
  const take = (
    field: 'section' | 'schoolId' | 'role' | 'status',
    objection: (cells: readonly string[]) => string | null,
  ) => {
    for (const column of columnsMeaning(field, header)) {
      if (used.has(column)) continue;
      const against = objection(cellsOf(column));
      if (against === null) {
        columns[field] = column;
        used.add(column);
        return;
      }
      notices.push(`The column “${header[column]}” is not used: ${against}`);
    }
  };
  take('section', () => null);
  for (const column of columnsMeaning('schoolId', header))
    if (plain(header[column] ?? '') === 'id' && isRunningNumber(cellsOf(column))) {
      used.add(column);
      notices.push(`The column “${header[column]}” is not used: it counts the rows, and a school id does not.`);
    }
  // Canvas writes SIS User ID also where the school uses logins alone.
  for (const column of columnsMeaning('schoolId', header))
    if (cellsOf(column).every((cell) => cell === '')) used.add(column);
  take('schoolId', () => null);
  take('role', (cells) => unknownValues(cells, roleOf, 'roles'));
  take('status', (cells) => unknownValues(cells, stateOf, 'states of an enrolment'));
  return { columns, notices };
}

/**
 * A generic "Name" is the family name beside a first name, the first name beside a family name, and else the full one.
 * A full name serves better than half of one.
 */
function nameColumns(header: readonly string[]): RosterColumns {
  const [[firstName], [lastName], [name], [some]] = [
    columnsMeaning('firstName', header),
    columnsMeaning('lastName', header),
    columnsMeaning('name', header),
    columnsMeaning('someName', header),
  ];
  if (firstName !== undefined && lastName !== undefined) return { firstName, lastName };
  if (name !== undefined) return { name };
  if (firstName !== undefined) return some === undefined ? { firstName } : { firstName, lastName: some };
  if (lastName !== undefined) return some === undefined ? { lastName } : { firstName: some, lastName };
  return some === undefined ? {} : { name: some };
}

/** By the header, unless nothing below it is an address; else where most cells are (Canvas: "SIS Login ID"); or -1. */
function emailColumn(header: readonly string[], sample: readonly (readonly string[])[]): number {
  const named = columnsMeaning('email', header);
  const count = (column: number) => sample.filter((cells) => looksLikeEmail(cells[column] ?? '')).length;
  const filled = named.find((column) => count(column) > 0);
  if (filled !== undefined) return filled;
  const counts = header.map((_, column) => count(column));
  const most = Math.max(0, ...counts);
  return most * 2 > sample.length ? counts.indexOf(most) : (named[0] ?? -1);
}

function unknownValues(cells: readonly string[], known: (cell: string) => unknown, what: string): string | null {
  if (mostlyKnown(cells, known)) return null;
  const unknown = [...new Set(cells.filter((cell) => cell !== '' && known(cell) === null))].slice(0, 3);
  return `${unknown.map((cell) => `“${cell.slice(0, 40)}”`).join(', ')} ${unknown.length === 1 ? 'is none' : 'are none'} of the ${what} that are known.`;
}

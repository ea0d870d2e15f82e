/** Canvas's own export, read: who its rows are and where each assignment's cells stand. */
import { type PlacedCell, type PlacedRow, placeCells } from '@/lib/content/exchange/csv-cells';

export interface CanvasFile {
  readonly header: readonly string[];
  /** The row "Points Possible". */
  readonly possible: readonly PlacedCell[];
  readonly students: readonly CanvasStudent[];
  readonly hasEmails: boolean;
  /** Where a semicolon separates, a comma may be the decimal point. */
  readonly decimal: '.' | ',';
}

/** A row; empty texts where the file has no such column. */
export interface CanvasStudent {
  readonly line: number;
  readonly cells: readonly PlacedCell[];
  /** As the file has it; "First Last" of two columns. */
  readonly name: string;
  readonly id: string;
  readonly userId: string;
  readonly login: string;
}

export type ReadCanvasFile = CanvasFile | { readonly kind: 'refused'; readonly message: string };

export function readCanvasFile(text: string): ReadCanvasFile {
  const separator = separatorOf(text);
  const [first, ...rest] = placeCells(text, separator);
  const header = first?.cells.map(({ value }) => value.trim()) ?? [];
  const names = nameColumns(header);
  if (names === null || !header.includes('ID'))
    return refused(
      'This is not Canvas’s gradebook export: its first row must begin with “Student,ID”, or with columns for the last and the first name, and “ID”.',
    );
  const points = rest.findIndex(({ cells: [cell] }) => cell?.value.trim() === 'Points Possible');
  const possible = rest[points];
  if (!possible) return refused('The row “Points Possible” is missing: export the gradebook from Canvas again.');
  const students = rest.slice(points + 1).map((row) => studentOf(row, header, names));
  return {
    header,
    possible: possible.cells,
    students,
    hasEmails: students.some(({ login }) => login.includes('@')),
    decimal: separator === ';' && possible.cells.some(({ value }) => /^\d+,\d+$/.test(value.trim())) ? ',' : '.',
  };
}

const refused = (message: string) => ({ kind: 'refused' as const, message });

/** Canvas's settings offer the semicolon for countries with a decimal comma. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (separator: string) => first.split(separator).length;
  return [';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best), ',');
}

/** In the order in which the names are said. */
function nameColumns(header: readonly string[]): readonly number[] | null {
  if (header[0] === 'Student') return [0];
  const plain = header.map((cell) => cell.toLowerCase().replace(/[\s_]/g, ''));
  const both = [plain.indexOf('firstname'), plain.indexOf('lastname')];
  return both.includes(-1) ? null : both;
}

function studentOf({ line, cells }: PlacedRow, header: readonly string[], names: readonly number[]): CanvasStudent {
  const at = (column: number) => cells[column]?.value.trim() ?? '';
  const named = (title: string) => at(header.indexOf(title));
  return {
    line,
    cells,
    name: names.map(at).filter(Boolean).join(' '),
    id: named('ID'),
    userId: named('SIS User ID'),
    login: named('SIS Login ID').toLowerCase(),
  };
}

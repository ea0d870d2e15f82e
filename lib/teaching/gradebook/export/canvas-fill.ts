/**
 * Fills in Canvas's own export: our scores in the assignments that have the same name, on the scale of their Points
 * Possible. What comes out is a list of cells with what stood there, so that a human can look before anything is
 * overwritten; every other cell stays byte for byte.
 */
import { type CellChange, replaceCells } from '@/lib/content/exchange/csv-cells';
import type { Gradebook, GradeRow } from '../gradebook';
import { type CanvasFile, type CanvasStudent, readCanvasFile } from './canvas-file';
import { candidatesOf, certainOf, sameName } from './canvas-match';
import { roundPoints, titleOf } from './cells';

export interface CanvasFill {
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
  readonly columns: readonly CanvasColumn[];
  /** Every score of ours that has a cell. */
  readonly cells: readonly CanvasCell[];
  /** About the file as a whole. */
  readonly notes: readonly string[];
}

export interface CanvasColumn {
  readonly title: string;
  readonly header: string | null;
  /** Our points and Canvas's, where they differ: scores are scaled from one to the other. */
  readonly scaled: { readonly from: number; readonly to: number } | null;
}

export interface CanvasCell extends CellChange {
  readonly line: number;
  readonly name: string;
  readonly title: string;
  readonly before: string;
  readonly kind: 'new' | 'same' | 'overwrites';
}

export type CanvasFillResult =
  | { readonly kind: 'filled'; readonly fill: CanvasFill }
  | { readonly kind: 'refused'; readonly message: string };

export function fillCanvasExport(text: string, book: Gradebook): CanvasFillResult {
  const file = readCanvasFile(text);
  if ('kind' in file) return file;
  const places = book.columns.map((column) => placeOf(titleOf(column), column.points, file));
  const found = file.students.map((row) => candidatesOf(row, book.students));
  const certain = certainOf(found);
  const rows = file.students.map((row, index) => ({
    ...{ line: row.line, name: row.name, row },
    student: certain[index],
    candidates: found[index] ?? [],
  }));
  const columns = places.map(({ title, header, scaled }) => ({ title, header, scaled }));
  return {
    kind: 'filled',
    fill: {
      matched: rows.flatMap(({ line, name, student }) =>
        student ? { line, name, student: said(student), renamed: !sameName(student.name, name) } : [],
      ),
      ambiguous: rows.flatMap(({ line, name, student, candidates }) =>
        !student && candidates.length > 0 ? { line, name, candidates: candidates.map(said) } : [],
      ),
      unmatchedRows: rows.flatMap(({ line, name, candidates }) => (candidates.length > 0 ? [] : { line, name })),
      missing: book.students.filter((student) => !certain.includes(student)).map(said),
      columns,
      cells: rows.flatMap(({ row, student }) => (student ? cellsOf(row, student, places, file) : [])),
      notes: notesOn(file, places),
    },
  };
}

/** The file to upload: `overwrite` decides about cells that hold another score. */
export function writeCanvasFill(text: string, cells: readonly CanvasCell[], overwrite: boolean): string {
  return replaceCells(
    text,
    cells.filter(({ kind }) => kind === 'new' || (kind === 'overwrites' && overwrite)),
  );
}

const said = ({ name, email }: GradeRow) => `${name}, ${email}`;

interface Place extends CanvasColumn {
  /** In the file; -1: nowhere. */
  readonly column: number;
  /** From our points to Canvas's. */
  readonly factor: number;
  /** Why the scale is not known. */
  readonly unscaled: boolean;
}

/** Canvas writes an assignment as `Title (id)`. */
function placeOf(title: string, points: number, { header, possible }: CanvasFile): Place {
  const bare = (cell: string) => cell.replace(/\s*\(\d+\)\s*$/, '').trim();
  const same = header.flatMap((cell, column) => (bare(cell) === title ? [column] : []));
  const [column = -1, ...more] = same;
  if (column === -1 || more.length > 0)
    return { title, header: null, column: -1, scaled: null, factor: 1, unscaled: false };
  const theirs = numberIn(possible[column]?.value ?? '');
  const known = theirs !== null && theirs > 0 && points > 0;
  return {
    title,
    header: header[column] ?? null,
    column,
    scaled: known && theirs !== points ? { from: points, to: theirs } : null,
    factor: known ? theirs / points : 1,
    unscaled: !known,
  };
}

/** With a point or a comma; null for what is no number. */
function numberIn(cell: string): number | null {
  const text = cell.trim().replace(',', '.');
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** An excused student stays excused. Where we have no score, nothing is written. */
function cellsOf(
  { line, name, cells }: CanvasStudent,
  student: GradeRow,
  places: readonly Place[],
  { decimal }: CanvasFile,
): CanvasCell[] {
  return places.flatMap(({ column, title, factor }, index) => {
    const cell = cells[column];
    const points = student.grades[index]?.points ?? null;
    if (!cell || points === null || cell.value.trim().toUpperCase() === 'EX') return [];
    const score = roundPoints(points * factor) ?? 0;
    const { start, end, value: before } = cell;
    return [
      {
        line,
        name,
        title,
        before,
        start,
        end,
        after: String(score).replace('.', decimal),
        kind: kindOf(before, score),
      },
    ];
  });
}

/** Canvas writes "no score" as nothing or a dash. */
function kindOf(before: string, score: number): CanvasCell['kind'] {
  if (['', '-'].includes(before.trim())) return 'new';
  return roundPoints(numberIn(before)) === score ? 'same' : 'overwrites';
}

function notesOn({ hasEmails, students }: CanvasFile, places: readonly Place[]): string[] {
  const notes = places.flatMap(({ title, scaled, unscaled, column }) => {
    if (scaled)
      return [`“${title}” is worth ${scaled.from} here and ${scaled.to} in Canvas: scores are scaled to ${scaled.to}.`];
    return unscaled && column !== -1
      ? [`The file does not say what “${title}” is worth in Canvas: scores are written as they are here.`]
      : [];
  });
  if (!hasEmails && students.some(({ login }) => login !== ''))
    notes.push('The logins in the file are no e-mail addresses: students are found by their school id or exact name.');
  return notes;
}

/**
 * A CSV's cells with their places in the text, so that some can be replaced and all others leave as they came: quotes,
 * spaces, line ends and what a spreadsheet would take for a formula.
 */

export interface PlacedCell {
  /** Without its quotes. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface PlacedRow {
  /** As an editor counts, from 1. */
  readonly line: number;
  readonly cells: readonly PlacedCell[];
}

export interface CellChange {
  readonly start: number;
  readonly end: number;
  /** As it shall stand in the file. */
  readonly after: string;
}

/** Rows without any text are left out. */
export function placeCells(text: string, separator: string): PlacedRow[] {
  const rows: PlacedRow[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let cells: PlacedCell[] = [];
  const first = { line };
  while (at < text.length) {
    const end = endOfCell(text, at, separator);
    const raw = text.slice(at, end);
    cells.push({ value: unquoted(raw), start: at, end });
    line += raw.split('\n').length - 1;
    if (text[end] === separator) {
      at = end + 1;
      if (at === text.length) cells.push({ value: '', start: at, end: at });
      else continue;
    }
    if (cells.some(({ value }) => value.trim() !== '')) rows.push({ line: first.line, cells });
    cells = [];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    line += 1;
    first.line = line;
  }
  return rows;
}

/** A quote opens only at a cell's start; one that never closes takes the rest. */
function endOfCell(text: string, start: number, separator: string): number {
  let at = start;
  if (text[start] === '"')
    do {
      at = text.indexOf('"', at + 1) + 1;
      if (at === 0) return text.length;
    } while (text[at] === '"');
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function unquoted(raw: string): string {
  return raw.startsWith('"') ? raw.replace(/^"/, '').replace(/"$/, '').replaceAll('""', '"') : raw;
}

/** `changes`: of cells that do not lie over one another. */
export function replaceCells(text: string, changes: readonly CellChange[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, after } of changes.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), after);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/**
 * Text to lines of cells, each with the number of the line it begins on. papaparse does the quoting; separator, line
 * ends and line numbers are found here, since a wrong guess there is what makes a roster unreadable.
 */
import Papa from 'papaparse';
import { countHeaders } from './headers';

export interface RosterLine {
  /** As an editor counts: from 1, the header included. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The line could not be split into cells for certain. */
  readonly problem: string | null;
}

export interface RosterTable {
  readonly separator: string;
  /** Empty lines are left out. */
  readonly lines: readonly RosterLine[];
}

const separators = [',', ';', '\t', '|'] as const;

export function readTable(text: string): RosterTable {
  let clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  let skipped = 0;
  // Excel's own hint.
  const hint = /^sep=([,;\t|])\n/i.exec(clean);
  if (hint) {
    clean = clean.slice(hint[0].length);
    skipped = 1;
  }
  const separator = hint?.[1] ?? separatorOf(clean);
  return { separator, lines: split(clean, separator, skipped) };
}

/** Lines of a title that a system may write above the header. */
export const mostTitleLines = 20;

/**
 * The one by which a line near the top splits into the most headers that are known. Else the one that the first line
 * has most of, outside quotes: a name "Hacker, Alyssa" further down must not decide.
 */
function separatorOf(text: string): string {
  const top = text.trimStart().split('\n', mostTitleLines + 1);
  const headers = (separator: string) =>
    Math.max(...top.map((line) => countHeaders(line.split(separator).map((cell) => cell.replace(/^\s*"|"\s*$/g, '')))));
  const telling = most(separators, headers);
  if (headers(telling) > 1) return telling;
  const outside = (top[0] ?? '').replace(/"[^"]*"/g, '');
  return most(separators, (separator) => outside.split(separator).length);
}

/** The first of the best. */
function most(candidates: readonly string[], score: (candidate: string) => number): string {
  return candidates.reduce((best, next) => (score(next) > score(best) ? next : best));
}

function split(text: string, separator: string, skipped: number): RosterLine[] {
  const lines: RosterLine[] = [];
  let position = 0;
  let line = 1 + skipped;
  Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const cells = data.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) lines.push({ line, cells, problem: problemOf(errors) });
      line += newlinesBetween(text, position, meta.cursor);
      position = meta.cursor;
    },
  });
  return lines;
}

function newlinesBetween(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function problemOf(errors: readonly { readonly type: string; readonly code: string }[]): string | null {
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (!quotes) return null;
  return quotes.code === 'MissingQuotes'
    ? 'A double quote opens here and is never closed, so all that follows is one cell. Close it, or take it away.'
    : 'A double quote stands in the middle of a cell. Write it twice ("") and put the whole cell in double quotes.';
}

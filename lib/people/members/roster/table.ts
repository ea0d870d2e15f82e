/**
 * Text to lines of cells, each with the number of the line it begins on. papaparse does the quoting; separator, line
 * ends and line numbers are found here, since a wrong guess there is what makes a roster unreadable.
 */
import Papa from 'papaparse';

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

/** The one that the first line has most of, outside quotes: a name "Hacker, Alyssa" further down must not decide. */
function separatorOf(text: string): string {
  const [first = ''] = text.trimStart().split('\n');
  const outside = first.replace(/"[^"]*"/g, '');
  const count = (separator: string) => outside.split(separator).length;
  return separators.reduce<string>((best, next) => (count(next) > count(best) ? next : best), ',');
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

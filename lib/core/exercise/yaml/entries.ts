/** Entries of a list, each with the comments right above it. */
import { isSeq, parseDocument, stringify } from 'yaml';
import type { YamlPath } from '../problems';
import { done, type Edited, failed, unreadable } from './edited';
import { columnOf, isRanged, lineEnd, lineStart, read, withoutIndent } from './nodes';

/** What stands before and after the entries, and each entry with the comments right above it. */
interface Chunks {
  readonly before: string;
  /** Dedented, without their dashes. */
  readonly bodies: readonly string[];
  /** What stands between entry i and i + 1: blank lines, and comments set apart by them. */
  readonly between: readonly string[];
  readonly after: string;
  readonly column: number;
}

export function changeChunks(
  text: string,
  path: YamlPath,
  change: (chunks: readonly string[]) => readonly string[],
): Edited {
  const doc = read(text);
  if (!doc) return unreadable;
  const list = doc.getIn(path, true);
  if (!isSeq(list)) return failed('There is no such list in exercise.yaml.');
  const found = list.flow ? null : chunksOf(text, list.items);
  if (!found) return rewrite(text, path, change);
  const { before, bodies, between, after, column } = found;
  const next = change(bodies);
  if (next === bodies) return done(text);
  if (next.length === 0) return rewrite(text, path, change);
  const usual = between[0] ?? (bodies.join('').includes('\n') ? '\n' : '');
  const indent = ' '.repeat(column);
  const entries = next.map((body, index) => {
    const [comments, entry] = splitComments(body);
    const lines = entry
      .split('\n')
      .map((line, number) => (number === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`));
    const own = [...comments, ...lines].map((line) => (line === '' ? '' : indent + line)).join('\n');
    return `${own}\n${index === next.length - 1 ? '' : (between[index] ?? usual)}`;
  });
  return done(before + entries.join('') + after);
}

function chunksOf(text: string, items: readonly unknown[]): Chunks | null {
  const spans = items.map((item) => spanOf(text, item));
  const [first] = spans;
  if (!first || spans.some((span) => !span || span.column !== first.column)) return null;
  const sure = spans.flatMap((span) => (span ? [span] : []));
  const starts = sure.map(({ dash }) => startWithComments(text, dash));
  const bodies = sure.map(({ dash, end, column }, index) => {
    const comments = text.slice(starts[index], lineStart(text, dash)).split('\n').slice(0, -1);
    const entry = `${' '.repeat(column + 2)}${text.slice(dash + 1, end).trimStart()}`.trimEnd();
    const lines = entry.split('\n').map((line) => withoutIndent(line, column + 2));
    return [...comments.map((line) => line.trim()), ...lines].join('\n');
  });
  const between = sure.slice(0, -1).map(({ end }, index) => text.slice(end, starts[index + 1] ?? end));
  return {
    before: text.slice(0, starts[0] ?? 0),
    bodies,
    between,
    after: text.slice(sure.at(-1)?.end ?? text.length),
    column: first.column,
  };
}

/** From the dash to behind the last line of an entry. */
function spanOf(text: string, item: unknown): { dash: number; end: number; column: number } | null {
  if (!isRanged(item)) return null;
  const dash = text.lastIndexOf('-', item.range[0] - 1);
  if (dash === -1 || text.slice(dash + 1, item.range[0]).trim() !== '') return null;
  if (text.slice(lineStart(text, dash), dash).trim() !== '') return null;
  return { dash, end: lineEnd(text, item.range[1]), column: columnOf(text, dash) };
}

/** Comment lines right above belong to the entry. */
function startWithComments(text: string, dash: number): number {
  let start = lineStart(text, dash);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!/^\s*#/.test(text.slice(above, start))) return start;
    start = above;
  }
  return start;
}

function splitComments(body: string): readonly [readonly string[], string] {
  const lines = body.split('\n');
  const from = lines.findIndex((line) => !line.startsWith('#'));
  return [lines.slice(0, Math.max(0, from)), lines.slice(Math.max(0, from)).join('\n')];
}

/** A list in brackets, or one that becomes empty: written by the library. */
function rewrite(text: string, path: YamlPath, change: (chunks: readonly string[]) => readonly string[]): Edited {
  const doc = parseDocument(text);
  const list = doc.getIn(path, true);
  if (!isSeq(list)) return unreadable;
  const bodies = list.items.map((item) => stringify(item, { lineWidth: 0 }).trimEnd());
  const next = change(bodies).map((body) => parseDocument(body).contents);
  doc.setIn(path, doc.createNode(next));
  return done(doc.toString({ lineWidth: 0 }));
}

/**
 * Changing one thing in a YAML text and leaving every other character as its author wrote it: comments, order, quotes, blank
 * lines. The library finds where a node stands; the text is cut there. Only where a list is written in brackets does the
 * library write the document anew, which keeps comments and order.
 */
import {
  Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
} from 'yaml';
import type { Key, YamlPath } from './problems';

export type ScalarValue = string | number | boolean;

/** Nothing is changed where the text cannot be read or a snippet is not YAML. */
export type Edited = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

const done = (text: string): Edited => ({ ok: true, text });
const failed = (message: string): Edited => ({ ok: false, message });
const unreadable = failed('exercise.yaml is not valid YAML: mend it in the editor first.');

/** The order in which fields of a check and of a mistake are usually written; a new field is put in its place. */
const usualOrder = [
  ...[
    'id',
    'title',
    'name',
    'kind',
    'function',
    'of',
    'property',
    'kinks',
    'visibility',
    'points',
    'tolerance',
    'seed',
  ],
  ...['rtol', 'atol', 'nudge', 'hint', 'caughtBy', 'cases', 'generate'],
];

/** Sets a number, text or truth value; makes the fields around it where they are missing. */
export function setScalar(text: string, path: YamlPath, value: ScalarValue): Edited {
  const doc = read(text);
  if (!doc) return unreadable;
  const node = path.length > 0 ? doc.getIn(path, true) : null;
  if (isScalar(node) && node.range) {
    const [start, end] = node.range;
    const kept = node.value === null ? null : node;
    if (kept && Object.is(kept.value, value)) return done(text);
    const inFlow = isInFlow(doc, path);
    // An empty value has no length: "points:" needs a space before what is put there.
    const gap = start === end && !/\s/.test(text[start - 1] ?? ' ') ? ' ' : '';
    const rest = kept?.type === 'BLOCK_LITERAL' || kept?.type === 'BLOCK_FOLDED' ? '\n' : '';
    return done(text.slice(0, start) + gap + scalarText(value, inFlow, kept) + rest + text.slice(end));
  }
  return setSnippet(text, path, scalarText(value, isInFlow(doc, path), null));
}

/** Takes a field out, or an entry of a list. What is not there is no change. */
export function removeAt(text: string, path: YamlPath): Edited {
  const doc = read(text);
  if (!doc) return unreadable;
  const key = path.at(-1);
  const parent = path.length === 1 ? doc.contents : doc.getIn(path.slice(0, -1), true);
  if (typeof key === 'number') return changeChunks(text, path.slice(0, -1), (chunks) => chunks.toSpliced(key, 1));
  if (!isMap(parent)) return done(text);
  const index = findPair(parent, key);
  const pair = parent.items[index];
  if (!pair) return done(text);
  if (parent.items.length === 1 && path.length > 1) return removeAt(text, path.slice(0, -1));
  return done(parent.flow ? cutFlowPair(text, parent, index) : cutBlockPair(text, parent, index));
}

/** A value as its author wrote it, without the indentation of its place; '' where there is none. */
export function snippetAt(text: string, path: YamlPath): string {
  const node = read(text)?.getIn(path, true);
  if (!isRanged(node)) return '';
  const [start, end] = node.range;
  const indent = isCollection(node) && !node.flow ? columnOf(text, start) : 0;
  const lines = text.slice(start, end).trimEnd().split('\n');
  return lines.map((line, index) => (index === 0 ? line : withoutIndent(line, indent))).join('\n');
}

/** Puts YAML in a field's place. */
export function setSnippet(text: string, path: YamlPath, snippet: string): Edited {
  const doc = read(text);
  if (!doc) return unreadable;
  const problem = parseDocument(snippet, { prettyErrors: false }).errors[0];
  if (problem) return failed(`This is not valid YAML: ${problem.message}`);
  if (snippet.trim() === snippetAt(text, path)) return done(text);
  const key = path.at(-1);
  const parent = path.length === 1 ? doc.contents : doc.getIn(path.slice(0, -1), true);
  if (typeof key !== 'string') return failed('Only a field can be written here.');
  if (!isMap(parent)) {
    if (path.length === 1) return failed('exercise.yaml has no fields yet: begin it in the editor.');
    return setSnippet(text, path.slice(0, -1), `{ ${key}: ${oneLine(snippet)} }`);
  }
  const index = findPair(parent, key);
  if (parent.flow) {
    const value = `${key}: ${oneLine(snippet)}`;
    return done(index === -1 ? addFlowPair(text, parent, value) : replaceFlowPair(text, parent, index, value));
  }
  const first = parent.items[0];
  const column = first ? columnOf(text, startOf(first)) : 0;
  const lines = fieldText(key, snippet, column);
  if (index !== -1) return done(replaceBlockPair(text, parent, index, lines));
  return done(insertBlockPair(text, parent, key, column, lines));
}

/** Adds an entry at the end of a list, such as a check; makes the list where there is none. */
export function addItem(text: string, path: YamlPath, snippet: string): Edited {
  const doc = read(text);
  if (!doc) return unreadable;
  const problem = parseDocument(snippet, { prettyErrors: false }).errors[0];
  if (problem) return failed(`This is not valid YAML: ${problem.message}`);
  const list = doc.getIn(path, true);
  if (!isSeq(list) || list.items.length === 0) return setList(text, doc, path, snippet);
  return changeChunks(text, path, (chunks) => [...chunks, snippet]);
}

/** Another entry like it, behind it. */
export function insertItem(text: string, path: YamlPath, index: number, snippet: string): Edited {
  return changeChunks(text, path, (chunks) => chunks.toSpliced(index, 0, snippet));
}

/** Moves an entry of a list to another place. */
export function moveItem(text: string, path: YamlPath, from: number, to: number): Edited {
  return changeChunks(text, path, (chunks) => {
    const moved = chunks[from];
    if (moved === undefined || to < 0 || to >= chunks.length) return chunks;
    return chunks.toSpliced(from, 1).toSpliced(to, 0, moved);
  });
}

// --- lists -----------------------------------------------------------------------------------------------------------

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

function changeChunks(text: string, path: YamlPath, change: (chunks: readonly string[]) => readonly string[]): Edited {
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

function setList(text: string, doc: Document, path: YamlPath, snippet: string): Edited {
  const [first, ...more] = snippet.split('\n');
  const item = [`- ${first}`, ...more.map((line) => (line === '' ? '' : `  ${line}`))].join('\n');
  return path.length === 1 && isMap(doc.contents) && doc.contents.items.length > 0
    ? setSnippet(text, path, item)
    : failed('exercise.yaml has no fields yet: begin it in the editor.');
}

// --- fields ----------------------------------------------------------------------------------------------------------

function insertBlockPair(text: string, map: YAMLMap, key: string, column: number, lines: string): string {
  const rank = usualOrder.indexOf(key);
  const placeOf = (pair: Pair) => usualOrder.indexOf(keyOf(pair));
  const before = rank === -1 ? undefined : map.items.findLast((pair) => placeOf(pair) !== -1 && placeOf(pair) < rank);
  const after = before ?? map.items.at(-1);
  const at = after ? lineEnd(text, endOf(after)) : text.length;
  const gap = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return `${text.slice(0, at)}${gap}${' '.repeat(column)}${lines}\n${text.slice(at)}`;
}

function replaceBlockPair(text: string, map: YAMLMap, index: number, lines: string): string {
  const pair = map.items[index];
  if (!pair) return text;
  const end = trimmedEnd(text, endOf(pair));
  return text.slice(0, startOf(pair)) + lines + text.slice(end);
}

function cutBlockPair(text: string, map: YAMLMap, index: number): string {
  const pair = map.items[index];
  if (!pair) return text;
  const next = map.items[index + 1];
  const start = startOf(pair);
  const end = lineEnd(text, endOf(pair));
  // Behind a dash: the next field moves up beside it.
  if (text.slice(lineStart(text, start), start).trim() !== '' && next) {
    const to = text.slice(end, startOf(next)).trim() === '' ? startOf(next) : trimmedEnd(text, endOf(pair));
    return text.slice(0, start) + text.slice(to);
  }
  return text.slice(0, lineStart(text, start)) + text.slice(end);
}

function addFlowPair(text: string, map: YAMLMap, pair: string): string {
  const last = map.items.at(-1);
  if (last)
    return `${text.slice(0, trimmedEnd(text, endOf(last)))}, ${pair}${text.slice(trimmedEnd(text, endOf(last)))}`;
  const [start, end] = map.range ?? [0, 0];
  return `${text.slice(0, start)}{ ${pair} }${text.slice(end)}`;
}

function replaceFlowPair(text: string, map: YAMLMap, index: number, value: string): string {
  const pair = map.items[index];
  return pair ? text.slice(0, startOf(pair)) + value + text.slice(trimmedEnd(text, endOf(pair))) : text;
}

function cutFlowPair(text: string, map: YAMLMap, index: number): string {
  const pair = map.items[index];
  const next = map.items[index + 1];
  const before = map.items[index - 1];
  if (!pair) return text;
  if (next) return text.slice(0, startOf(pair)) + text.slice(startOf(next));
  const from = before ? trimmedEnd(text, endOf(before)) : startOf(pair);
  return text.slice(0, from) + text.slice(trimmedEnd(text, endOf(pair)));
}

/** `key: value` on one line, or the value on lines of its own below. */
function fieldText(key: string, snippet: string, column: number): string {
  const body = snippet.trim();
  const parsed = parseDocument(body).contents;
  if (!body.includes('\n') && !(isCollection(parsed) && !parsed.flow)) return `${key}: ${body}`;
  if (isScalar(parsed) || (isCollection(parsed) && parsed.flow)) return `${key}: ${indented(body, column + 2, true)}`;
  return `${key}:\n${indented(body, column + 2, false)}`;
}

function indented(body: string, column: number, firstStays: boolean): string {
  const indent = ' '.repeat(column);
  return body
    .split('\n')
    .map((line, index) => (line === '' || (firstStays && index === 0) ? line : indent + line))
    .join('\n');
}

/** In braces everything stands on one line. */
function oneLine(snippet: string): string {
  const body = snippet.trim();
  if (!body.includes('\n') && !/^\w+:|^- /.test(body)) return body;
  const node = parseDocument(body).contents;
  return new Document(node, { version: '1.2' })
    .toString({ collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true })
    .trim()
    .replace(/\s*\n\s*/g, ' ');
}

// --- text ------------------------------------------------------------------------------------------------------------

function scalarText(value: ScalarValue, inFlow: boolean, old: Scalar | null): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return String(value);
  const scalar = new Scalar(value);
  const quoted = old?.type === 'QUOTE_DOUBLE' || old?.type === 'QUOTE_SINGLE' ? old.type : null;
  const needsQuotes = value.includes('\n') || (inFlow && /[,[\]{}]/.test(value));
  const type = quoted ?? (needsQuotes ? 'QUOTE_DOUBLE' : null);
  if (type) scalar.type = type;
  return stringify(scalar, { lineWidth: 0 }).trimEnd();
}

/** `1.0e-6` and `-0.0`, which every reader of YAML takes for numbers. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}

function read(text: string): Document.Parsed | null {
  const doc = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  return doc.errors.length > 0 ? null : doc;
}

type Ranged = Node & { readonly range: [number, number, number] };
function isRanged(node: unknown): node is Ranged {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function findPair(map: YAMLMap, key: Key | undefined): number {
  return map.items.findIndex((pair) => keyOf(pair) === String(key));
}

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);
const startOf = ({ key }: Pair): number => (isRanged(key) ? key.range[0] : 0);
const endOf = ({ key, value }: Pair): number =>
  isRanged(value) ? value.range[1] : isRanged(key) ? key.range[1] + 1 : 0;

function isInFlow(doc: Document, path: YamlPath): boolean {
  return path.some((_, length) => {
    const node = length === 0 ? doc.contents : doc.getIn(path.slice(0, length), true);
    return isCollection(node) && node.flow === true;
  });
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const columnOf = (text: string, at: number): number => at - lineStart(text, at);
const withoutIndent = (line: string, indent: number): string => line.replace(new RegExp(`^ {0,${indent}}`), '');

/** Behind the line break of the line on which a node ends. */
function lineEnd(text: string, at: number): number {
  const last = trimmedEnd(text, at);
  const end = text.indexOf('\n', last);
  return end === -1 ? text.length : end + 1;
}

/** Without blank lines that the parser counts to a node. */
function trimmedEnd(text: string, at: number): number {
  return text.slice(0, at).trimEnd().length;
}

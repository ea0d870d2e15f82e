/** Fields of a map put in, replaced and cut out, in lines of their own or in braces. */
import { Document, isCollection, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { endOf, keyOf, lineEnd, lineStart, startOf, trimmedEnd } from './nodes';

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

export function insertBlockPair(text: string, map: YAMLMap, key: string, column: number, lines: string): string {
  const rank = usualOrder.indexOf(key);
  const placeOf = (pair: Pair) => usualOrder.indexOf(keyOf(pair));
  const before = rank === -1 ? undefined : map.items.findLast((pair) => placeOf(pair) !== -1 && placeOf(pair) < rank);
  const after = before ?? map.items.at(-1);
  const at = after ? lineEnd(text, endOf(after)) : text.length;
  const gap = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return `${text.slice(0, at)}${gap}${' '.repeat(column)}${lines}\n${text.slice(at)}`;
}

export function replaceBlockPair(text: string, map: YAMLMap, index: number, lines: string): string {
  const pair = map.items[index];
  if (!pair) return text;
  const end = trimmedEnd(text, endOf(pair));
  return text.slice(0, startOf(pair)) + lines + text.slice(end);
}

export function cutBlockPair(text: string, map: YAMLMap, index: number): string {
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

export function addFlowPair(text: string, map: YAMLMap, pair: string): string {
  const last = map.items.at(-1);
  if (last)
    return `${text.slice(0, trimmedEnd(text, endOf(last)))}, ${pair}${text.slice(trimmedEnd(text, endOf(last)))}`;
  const [start, end] = map.range ?? [0, 0];
  return `${text.slice(0, start)}{ ${pair} }${text.slice(end)}`;
}

export function replaceFlowPair(text: string, map: YAMLMap, index: number, value: string): string {
  const pair = map.items[index];
  return pair ? text.slice(0, startOf(pair)) + value + text.slice(trimmedEnd(text, endOf(pair))) : text;
}

export function cutFlowPair(text: string, map: YAMLMap, index: number): string {
  const pair = map.items[index];
  const next = map.items[index + 1];
  const before = map.items[index - 1];
  if (!pair) return text;
  if (next) return text.slice(0, startOf(pair)) + text.slice(startOf(next));
  const from = before ? trimmedEnd(text, endOf(before)) : startOf(pair);
  return text.slice(0, from) + text.slice(trimmedEnd(text, endOf(pair)));
}

/** `key: value` on one line, or the value on lines of its own below. */
export function pairText(key: string, snippet: string, column: number): string {
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
export function oneLine(snippet: string): string {
  const body = snippet.trim();
  if (!body.includes('\n') && !/^\w+:|^- /.test(body)) return body;
  const node = parseDocument(body).contents;
  return new Document(node, { version: '1.2' })
    .toString({ collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true })
    .trim()
    .replace(/\s*\n\s*/g, ' ');
}

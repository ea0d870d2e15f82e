/**
 * Changing one thing in a YAML text and leaving every other character as its author wrote it: comments, order, quotes, blank
 * lines. The library finds where a node stands; the text is cut there. Only where a list is written in brackets does the
 * library write the document anew, which keeps comments and order.
 */
import { type Document, isCollection, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { YamlPath } from './problems';
import { done, type Edited, failed, unreadable } from './yaml/edited';
import { changeChunks } from './yaml/entries';
import {
  columnOf,
  findPair,
  isInFlow,
  isRanged,
  read,
  type ScalarValue,
  scalarText,
  startOf,
  withoutIndent,
} from './yaml/nodes';
import {
  addFlowPair,
  cutBlockPair,
  cutFlowPair,
  insertBlockPair,
  oneLine,
  pairText,
  replaceBlockPair,
  replaceFlowPair,
} from './yaml/pairs';

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
  const lines = pairText(key, snippet, column);
  if (index !== -1) return done(replaceBlockPair(text, parent, index, lines));
  return done(insertBlockPair(text, parent, key, column, lines));
}

/** Puts YAML in a field's place, or takes the field out where there is none. */
export function setOrRemove(text: string, path: YamlPath, snippet: string): Edited {
  return snippet.trim() === '' ? removeAt(text, path) : setSnippet(text, path, snippet);
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

function setList(text: string, doc: Document, path: YamlPath, snippet: string): Edited {
  const [first, ...more] = snippet.split('\n');
  const item = [`- ${first}`, ...more.map((line) => (line === '' ? '' : `  ${line}`))].join('\n');
  return path.length === 1 && isMap(doc.contents) && doc.contents.items.length > 0
    ? setSnippet(text, path, item)
    : failed('exercise.yaml has no fields yet: begin it in the editor.');
}

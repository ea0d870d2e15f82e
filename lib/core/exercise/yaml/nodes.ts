/** Where nodes stand in a YAML text, and how a scalar is written. */
import {
  type Document,
  isCollection,
  isScalar,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
} from 'yaml';
import type { Key, YamlPath } from '../problems';

export type ScalarValue = string | number | boolean;

export function scalarText(value: ScalarValue, inFlow: boolean, old: Scalar | null): string {
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

let last: { readonly text: string; readonly doc: Document.Parsed | null } | null = null;

/**
 * The document of a text, null where it is not valid YAML. Nobody may change it: a form reads a dozen fields of one text,
 * and parsing a long exercise takes 20 ms, so the last document is kept.
 */
export function read(text: string): Document.Parsed | null {
  if (last?.text !== text) {
    const doc = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
    last = { text, doc: doc.errors.length > 0 ? null : doc };
  }
  return last.doc;
}

type Ranged = Node & { readonly range: [number, number, number] };
export function isRanged(node: unknown): node is Ranged {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

export function findPair(map: YAMLMap, key: Key | undefined): number {
  return map.items.findIndex((pair) => keyOf(pair) === String(key));
}

export const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);
export const startOf = ({ key }: Pair): number => (isRanged(key) ? key.range[0] : 0);
export const endOf = ({ key, value }: Pair): number =>
  isRanged(value) ? value.range[1] : isRanged(key) ? key.range[1] + 1 : 0;

export function isInFlow(doc: Document, path: YamlPath): boolean {
  return path.some((_, length) => {
    const node = length === 0 ? doc.contents : doc.getIn(path.slice(0, length), true);
    return isCollection(node) && node.flow === true;
  });
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
export const columnOf = (text: string, at: number): number => at - lineStart(text, at);
export const withoutIndent = (line: string, indent: number): string => line.replace(new RegExp(`^ {0,${indent}}`), '');

/** Behind the line break of the line on which a node ends. */
export function lineEnd(text: string, at: number): number {
  const last = trimmedEnd(text, at);
  const end = text.indexOf('\n', last);
  return end === -1 ? text.length : end + 1;
}

/** Without blank lines that the parser counts to a node. */
export function trimmedEnd(text: string, at: number): number {
  return text.slice(0, at).trimEnd().length;
}

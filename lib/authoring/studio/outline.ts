/** What a form shows of exercise.yaml: read as far as it can be read, since a form is there to mend it too. */
import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { CheckKindName } from '@/lib/core/exercise/checks/registry';
import { checkKindNames } from './checks/registry';
import type { OutlineFunction } from './outline-function';

export interface OutlineCheck {
  readonly name: string;
  /** Null where it is none of those known. */
  readonly kind: CheckKindName | null;
  readonly function: string;
  /** With what stands where nothing is written. */
  readonly points: number;
  readonly visibility: 'public' | 'hidden';
  /** '' where it is not written. */
  readonly about: string;
  readonly rtol: number;
  readonly atol: number;
  /** Fields that stand in the file. */
  readonly fields: readonly string[];
  /** 1-based. */
  readonly line: number;
}

export interface Outline {
  readonly functions: readonly OutlineFunction[];
  readonly checks: readonly OutlineCheck[];
}

/** Null where the text is not valid YAML, or its checks are not a list. */
export function readOutline(yaml: string): Outline | null {
  const lines = new LineCounter();
  const doc = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (doc.errors.length > 0 || !isMap(doc.contents)) return null;
  const checks = doc.get('checks', true);
  if (checks !== undefined && !isSeq(checks)) return null;
  const items = isSeq(checks) ? checks.items : [];
  const lineOf = (node: unknown) => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1);
  return {
    functions: functionsOf(attempt(() => doc.toJS())),
    checks: items.map((item) => toCheck(isNode(item) ? attempt(() => item.toJS(doc)) : null, lineOf(item))),
  };
}

function toCheck(raw: unknown, line: number): OutlineCheck {
  const check = record(raw);
  const tolerance = record(check.tolerance);
  return {
    name: text(check.name),
    kind: checkKindNames.find((kind) => kind === check.kind) ?? null,
    function: text(check.function),
    points: number(check.points, 1),
    visibility: check.visibility === 'hidden' ? 'hidden' : 'public',
    about: text(check.about),
    rtol: number(tolerance.rtol, 1e-6),
    atol: number(tolerance.atol, 0),
    fields: Object.keys(check),
    line,
  };
}

function functionsOf(raw: unknown): OutlineFunction[] {
  return Object.entries(record(record(raw).functions)).map(([name, spec]) => ({
    name,
    parameters: Object.entries(record(record(spec).parameters)).map(([parameter, type]) => ({
      name: parameter,
      type: text(type),
    })),
  }));
}

/** Aliases that multiply without end make the library throw. */
function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** A suggestion taken: the exercise's files with a check or a mistake more. Comments and the author's layout stay as they are. */
import { type Document, isMap, isScalar, isSeq, parseDocument, type Scalar, visit, YAMLSeq } from 'yaml';
import { gradientKind } from '@/lib/core/exercise/checks/gradient';
import { matchesKind } from '@/lib/core/exercise/checks/matches';
import { toBeWritten } from '@/lib/core/exercise/spec-diagnostics';
import type { Value } from '@/lib/core/exercise/values';
import { isList } from '@/lib/core/exercise/values';
import type { Arguments } from './boundary';
import type { Survivor } from './suggest';

export type Files = ReadonlyMap<string, string>;

export interface ProposedCheck {
  readonly function: string;
  /** In the order of the function's parameters. */
  readonly args: Arguments;
  readonly title: string;
}

/**
 * Adds a check whose one case is the call. Of a function that has a gradient check it is one too, so that witnesses are heard.
 * @param parameters of the function, in its order
 * @returns null where exercise.yaml cannot be read
 */
export function withCheck(
  files: Files,
  { function: name, args, title }: ProposedCheck,
  parameters: readonly string[],
): Files | null {
  return edited(files, (document) => {
    const checks = document.get('checks');
    if (!isSeq(checks)) return false;
    const like = checks.items.find(
      (item) => isMap(item) && item.get('function') === name && item.get('kind') === gradientKind.name,
    );
    const of = isMap(like) ? like.toJSON().of : undefined;
    const text = `${name}: ${title.replaceAll('`', '')}`;
    const node = document.createNode({
      name: freeName(text, namesOf(checks, 'name')),
      kind: of === undefined ? matchesKind.name : gradientKind.name,
      function: name,
      ...(of === undefined ? {} : { of }),
      cases: [
        { arguments: Object.fromEntries(parameters.map((parameter, index) => [parameter, inYaml(args[index] ?? 0)])) },
      ],
    });
    inRows(node);
    checks.add(node);
    return true;
  });
}

/** Adds the survivor under `mistakes/`, with an entry whose words the author has to write. */
export function withMistake(files: Files, { name, source }: Survivor): { files: Files; file: string } | null {
  let file = '';
  const changed = edited(files, (document) => {
    const present = document.get('mistakes');
    const mistakes = isSeq(present) ? present : new YAMLSeq();
    if (!isSeq(present)) document.set('mistakes', mistakes);
    // Added to an empty list in brackets, it would be written in brackets itself.
    mistakes.flow = false;
    const taken = new Set([...namesOf(mistakes, 'id'), ...mistakeFiles(files)]);
    const id = freeName(idOf(name), taken);
    file = `mistakes/${id}.ts`;
    const title = name.length > 110 ? `${name.slice(0, 110)}…` : name;
    mistakes.add(document.createNode({ id, title, nudge: toBeWritten, hint: toBeWritten }));
    return true;
  });
  if (changed === null) return null;
  return { files: new Map([...changed, [file, source]]), file };
}

function edited(files: Files, edit: (document: Document) => boolean): Files | null {
  const document = parseDocument(files.get('exercise.yaml') ?? '');
  if (document.errors.length > 0 || !isMap(document.contents) || !edit(document)) return null;
  return new Map([...files, ['exercise.yaml', document.toString({ lineWidth: 0 })]]);
}

function namesOf(list: YAMLSeq, field: string): ReadonlySet<string> {
  return new Set(list.items.flatMap((item) => (isMap(item) ? [String(item.get(field))] : [])));
}

function mistakeFiles(files: Files): readonly string[] {
  return [...files.keys()].flatMap((path) => path.match(/^mistakes\/(.+)\.ts$/)?.[1] ?? []);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1)
    free = /^[a-z0-9-]+$/.test(name) ? `${name}-${count}` : `${name} (${count})`;
  return free;
}

/** "squareBackward: a * b → a" → "square-backward-slip" */
function idOf(name: string): string {
  const place = (name.split(':')[0] ?? '').replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  const word = place.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '');
  return `${word === '' ? 'solution' : word}-slip`;
}

/** Plain arrays: a value's lists are read-only, and YAML's own are not. */
function inYaml(value: Value): unknown {
  if (typeof value === 'number') return value;
  if (isList(value)) return value.map(inYaml);
  return Object.fromEntries(Object.entries(value).map(([field, entry]) => [field, inYaml(entry)]));
}

/** Lists of numbers in brackets, on one line each. */
function inRows(node: Parameters<typeof visit>[0]): void {
  visit(node, {
    Seq: (_, list) => {
      if (list.items.every((item) => isScalar(item) || isSeq(item))) list.flow = true;
    },
    Scalar: (_, scalar: Scalar) => {
      // 1e+200 without a point is a text to some readers of YAML, and −0 without one is the whole number 0.
      if (typeof scalar.value === 'number' && (Object.is(scalar.value, -0) || !Number.isInteger(scalar.value)))
        scalar.minFractionDigits = 1;
    },
  });
}

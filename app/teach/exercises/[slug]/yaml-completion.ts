/** Fields and values of exercise.yaml, offered and explained from the JSON Schema that the server validates by. */
import { exerciseJsonSchema } from '@/lib/core/exercise/json-schema';
import type { FunctionSignature } from '@/lib/core/exercise/values';
import type { Monaco } from '@/lib/learning/workbench/browser/load-monaco';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

interface Offer {
  readonly label: string;
  readonly text: string;
  readonly documentation: string;
}

/** Ends with `dispose`. @param functions of the exercise, whose names are offered too */
export function assistYaml(monaco: Monaco, functions: () => readonly FunctionSignature[]): { dispose(): void } {
  const root = exerciseJsonSchema() as Schema; // JSON Schema as Zod writes it
  const completion = monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '\n'],
    provideCompletionItems: (model, position) => {
      const lines = model.getValue().split('\n').slice(0, position.lineNumber);
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
      const offers = [
        ...offersAt(root, lines, position.column - 1),
        ...namesAt((lines.at(-1) ?? '').slice(0, position.column - 1), functions()),
      ];
      return {
        suggestions: offers.map(({ label, text, documentation }) => ({
          label,
          kind: monaco.languages.CompletionItemKind.Property,
          insertText: text,
          documentation,
          range,
        })),
      };
    },
  });
  const hover = monaco.languages.registerHoverProvider('yaml', {
    provideHover: (model, position) => {
      const lines = model.getValue().split('\n').slice(0, position.lineNumber);
      const word = model.getWordAtPosition(position);
      const about = word ? describeKey(root, lines, word.word) : '';
      return about === '' ? null : { contents: [{ value: about }] };
    },
  });
  return {
    dispose: () => {
      completion.dispose();
      hover.dispose();
    },
  };
}

/** Of a key on the last line. '' where the schema says nothing. */
export function describeKey(root: Schema, lines: readonly string[], key: string): string {
  const line = lines.at(-1) ?? '';
  if (!line.includes(`${key}:`)) return '';
  const found = follow(root, [root], [...pathTo(lines, indentOf(line)), ...keysBefore(line, key), key]);
  return found.flatMap((schema) => resolve(root, schema).description ?? []).find((text) => text !== '') ?? '';
}

/** In `of: { forward: square, gives: z }` what stands around `gives` is `of`. */
function keysBefore(line: string, key: string): readonly string[] {
  const before = line.slice(0, line.indexOf(`${key}:`));
  const open: string[] = [];
  for (const [token, name] of before.matchAll(/([\w-]+):\s*\{|\}/g)) {
    if (token === '}') open.pop();
    else if (name) open.push(name);
  }
  return open;
}

const functionKeys = ['function', 'forward'];
const parameterKeys = ['kinks', 'upstream', 'gives', 'to', 'limit', 'parameter', 'in'];

/** Names that the exercise itself declares, behind the keys that ask for one. */
export function namesAt(line: string, functions: readonly FunctionSignature[]): readonly Offer[] {
  const key = /([\w-]+):\s*\w*$/.exec(line)?.[1] ?? '';
  const offer = (label: string, documentation: string): Offer => ({ label, text: label, documentation });
  if (functionKeys.includes(key)) return functions.map(({ name, description }) => offer(name, description));
  if (!parameterKeys.includes(key)) return [];
  const names = new Map(
    functions.flatMap(({ name, parameters }) => parameters.map((parameter) => [parameter.name, name] as const)),
  );
  return [...names].map(([parameter, name]) => offer(parameter, `A parameter of ${name}.`));
}

/** `lines` up to the caret's. */
export function offersAt(root: Schema, lines: readonly string[], column: number): readonly Offer[] {
  const current = (lines.at(-1) ?? '').slice(0, column);
  const value = /^\s*(?:- )*([\w-]+):\s*\w*$/.exec(current);
  const path = pathTo(lines, indentOf(current));
  if (value?.[1]) return valueOffers(root, follow(root, [root], [...path, value[1]]));
  const objects = follow(root, [root], path).flatMap((schema) => variants(root, schema));
  const offers = new Map<string, Offer>();
  for (const { properties = {} } of objects)
    for (const [label, schema] of Object.entries(properties))
      offers.set(label, { label, text: `${label}: `, documentation: resolve(root, schema).description ?? '' });
  return [...offers.values()];
}

function valueOffers(root: Schema, schemas: readonly Schema[]): readonly Offer[] {
  const values = schemas
    .flatMap((schema) => variants(root, schema))
    .flatMap((schema) => schema.enum ?? schema.const ?? []);
  return [...new Set(values.map(String))].map((label) => ({ label, text: label, documentation: '' }));
}

/** Where a dash counts as indentation: `  - name` is at 4. */
function indentOf(line: string): number {
  return /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;
}

/** The keys above that enclose a line of this indentation. */
function pathTo(lines: readonly string[], indent: number): readonly string[] {
  const path: string[] = [];
  let limit = indent;
  for (const line of lines.slice(0, -1).toReversed()) {
    const key = /^(\s*)((?:- +)*)([\w-]+):/.exec(line);
    if (!key) continue;
    const [, spaces = '', dashes = '', name = ''] = key;
    // A key beside a dash encloses what is deeper than the key; the list is entered by the dash's own parent.
    const own = spaces.length + dashes.length;
    if (own < limit) {
      path.unshift(name);
      limit = own;
    }
    if (dashes && spaces.length < limit) limit = Math.min(limit, spaces.length + 1);
  }
  return path;
}

/** Into objects by key, through lists and maps on the way. */
function follow(root: Schema, from: readonly Schema[], path: readonly string[]): readonly Schema[] {
  const [key, ...rest] = path;
  if (key === undefined) return from;
  const next = from
    .flatMap((schema) => variants(root, schema))
    .flatMap(({ properties, additionalProperties }) => {
      if (properties?.[key]) return [properties[key]];
      return typeof additionalProperties === 'object' ? [additionalProperties] : [];
    });
  return follow(root, next, rest);
}

/** All that a schema may stand for: unions, lists' items and references taken apart. */
function variants(root: Schema, schema: Schema): readonly Schema[] {
  const own = resolve(root, schema);
  const parts = [...(own.anyOf ?? []), ...(own.oneOf ?? []), ...(own.allOf ?? []), ...(own.items ? [own.items] : [])];
  return [own, ...parts.flatMap((part) => variants(root, part))];
}

function resolve(root: Schema, schema: Schema): Schema {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  return (name && root.$defs?.[name]) || schema;
}

/** Fields and values of exercise.yaml, offered from the JSON Schema that the server validates by. */
import { exerciseJsonSchema } from '@/lib/exercise/json-schema';
import type { Monaco } from '@/lib/workbench/browser/load-monaco';

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

/** Ends with `dispose`. */
export function completeYaml(monaco: Monaco): { dispose(): void } {
  const root = exerciseJsonSchema() as Schema; // JSON Schema as Zod writes it
  return monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '\n'],
    provideCompletionItems: (model, position) => {
      const lines = model.getValue().split('\n').slice(0, position.lineNumber);
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
      return {
        suggestions: offersAt(root, lines, position.column - 1).map(({ label, text, documentation }) => ({
          label,
          kind: monaco.languages.CompletionItemKind.Property,
          insertText: text,
          documentation,
          range,
        })),
      };
    },
  });
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

/**
 * No dictionary keyed by input: on a plain object the key "constructor" finds what every object has, and "__proto__" changes
 * it. A Map, or `own` (lib/core/text/own.ts), looks at what was put in alone. Read from the text, as the walls are.
 */
import { expect, test } from 'vitest';
import { readTree, type SourceTree, treeOf } from './imports';

/** What stays, by file and what is indexed, with the reason: nobody from outside chooses the key. */
const allowed = new Map([
  ['lib/core/text/own.ts dictionary', 'where it is looked up with care'],
  ['app/account/use-form-action.ts errors', 'the names of our own fields'],
  ['lib/platform/env/environment.server.ts variables', 'the names of our own variables'],
  ['lib/core/exercise/salvage.ts rest', 'lists of our own schema'],
  ['app/lab/lab.tsx current', 'the numbers of runs'],
  ['lib/engine/bundles/assets.server.ts assets', 'the names of our own bundles'],
  ['lib/engine/sandbox/quickjs/read.ts record', 'fields of the contract, which are identifiers that no object has'],
]);

const dictionary = String.raw`(?:Readonly<|Partial<)*(?:Record<string,|\{\s*(?:readonly\s+)?\[\w+:\s*string\]:)`;

/** Names of types that are dictionaries. */
function dictionaryTypes(texts: readonly string[]): string[] {
  const named = [
    new RegExp(String.raw`type (\w+)(?:<[^=]*>)? = ${dictionary}`, 'g'),
    /interface (\w+)[^{]*\{\s*(?:readonly\s+)?\[\w+: string\]:/g,
  ];
  return texts.flatMap((text) => named.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name)));
}

/** Every place where something other than a literal is looked up in a plain object, as "file:line name". */
function lookUps({ files }: SourceTree): string[] {
  const types = dictionaryTypes([...files.values()]);
  const isOne = `(?:${[dictionary, ...types.map((name) => String.raw`(?:Readonly<|Partial<)*${name}\b(?!\[)`)].join('|')})`;
  const declared = new RegExp(String.raw`\b(\w+)\??:\s*${isOne}`, 'g');
  const made = /\b(?:const|let) (\w+) = (?:Object\.fromEntries\(|\{\};)/g;
  const fields = new Set(
    [...files.values()].flatMap((text) =>
      [...text.matchAll(new RegExp(String.raw`^\s+(?:readonly )?(\w+)\??: ${isOne}`, 'gm'))].map(([, name]) => name),
    ),
  );
  return [...files].flatMap(([file, text]) => {
    const code = text
      .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
      .replace(/\/\/ .*$/gm, '');
    const names = new Set([declared, made].flatMap((pattern) => [...code.matchAll(pattern)].map(([, name]) => name)));
    return code
      .split('\n')
      .flatMap((line, at) =>
        [...line.matchAll(/(\.)?\b(\w+)(?:\?\.)?\[(?!['"`\d\]])[^\]]+\]/g)].flatMap(([, dot, name = '']) =>
          names.has(name) || (dot && fields.has(name)) ? [`${file}:${at + 1} ${name}`] : [],
        ),
      );
  });
}

const keyOf = (place: string) => place.replace(/:\d+/, '');

test('no dictionary is keyed by input', () => {
  const found = lookUps(readTree(process.cwd(), ['app', 'lib']));
  expect(found.filter((place) => !allowed.has(keyOf(place)))).toEqual([]);
  // None of the reasons is left over.
  expect([...allowed.keys()].filter((place) => !found.some((one) => keyOf(one) === place))).toEqual([]);
});

test.each([
  [
    'a table that is read',
    'const words: Readonly<Record<string, string>> = { a: "b" };\nexport const say = (k: string) => words[k];',
  ],
  ['a dictionary that is written', 'const counts: Record<string, number> = {};\nfor (const k of keys) counts[k] = 1;'],
  ['one without a type', 'const seen = {};\nfor (const k of keys) seen[k] ??= 1;'],
  ['one made from entries', 'const byName = Object.fromEntries(rows);\nexport const find = (k: string) => byName[k];'],
  [
    'a field of another file',
    'interface Kept {\n  readonly texts: Record<string, string>;\n}\nexport const t = (kept: Kept, k: string) => kept.texts[k];',
  ],
  [
    'a named type',
    'type Files = Readonly<Record<string, string>>;\nexport const f = (files: Files, k: string) => files?.[k];',
  ],
])('%s is found', (_, text) => {
  expect(lookUps(treeOf(new Map([['lib/a/b.ts', text]])))).toHaveLength(1);
});

test.each([
  ['a literal', 'const words: Record<string, string> = {};\nexport const a = words["a"] ?? words.b;'],
  ['a Map', 'const words = new Map<string, string>();\nexport const a = words.get(k);'],
  ['a list', 'const words: readonly string[] = [];\nexport const a = (i: number) => words[i];'],
  ['a comment', '// words[k] is wrong\nconst words: Record<string, string> = {};'],
])('%s is left alone', (_, text) => {
  expect(lookUps(treeOf(new Map([['lib/a/b.ts', text]])))).toEqual([]);
});

/** One meaning a name: whoever greps for an exported name lands once. */
import { expect, test } from 'vitest';
import { readTree } from './imports';

/** Next asks for these by name. */
const ofNext = new Set([
  ...['metadata', 'generateMetadata', 'viewport', 'dynamic', 'runtime', 'maxDuration', 'config', 'proxy', 'register'],
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
]);

/** Names that two files may export, each with its reason; at most five. */
const allowed: ReadonlyMap<string, string> = new Map();

const declared =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum)\s+([A-Za-z_$][\w$]*)/gm;
const listed = /^export (?:type )?\{([^}]*)\}/gm;

function exportsOf(text: string): ReadonlySet<string> {
  const names = [...text.matchAll(declared)].map(([, name = '']) => name);
  const lists = [...text.matchAll(listed)].flatMap(([, list = '']) => list.split(','));
  const renamed = lists.map((entry) => entry.trim().split(' ').at(-1) ?? '').filter((name) => name !== '');
  return new Set([...names, ...renamed]);
}

/** Names that more than one file exports, with those files. */
function exportedTwice(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const [file, text] of files)
    for (const name of exportsOf(text)) if (!ofNext.has(name)) places.set(name, [...(places.get(name) ?? []), file]);
  return new Map([...places].filter(([, from]) => from.length > 1));
}

test('no name is exported by two files', () => {
  const { files } = readTree(process.cwd(), ['app', 'lib', 'scripts']);
  const twice = [...exportedTwice(files)].filter(([name]) => !allowed.has(name));
  expect(twice.map(([name, from]) => `${name}: ${from.join(', ')}`)).toEqual([]);
});

test('at most five names are let through', () => {
  expect(allowed.size).toBeLessThanOrEqual(5);
});

test('a name exported twice is noticed, however it is exported', () => {
  const files = new Map([
    ['a.ts', 'export interface Cell {}\nexport const GET = 1;\n'],
    ['b.ts', 'class Room {}\nexport { Room as Cell };\nexport async function GET() {}\n'],
  ]);
  expect([...exportedTwice(files)]).toEqual([['Cell', ['a.ts', 'b.ts']]]);
});

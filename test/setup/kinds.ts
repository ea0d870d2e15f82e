/**
 * Which kind a test file is, by what its imports lead to. `pure` tests need nothing but the packages and answer in seconds;
 * `database` tests open one; `apart` tests do so too and change what the tests after them would find, such as the environment;
 * `engine` tests run student code, bake, train networks, start processes and browsers, or load the whole application.
 */
import { readTree } from '../architecture/imports.ts';

export type TestKind = 'pure' | 'apart' | 'database' | 'engine';

/** The first that is reached decides. */
const marks: readonly (readonly [TestKind, (file: string) => boolean])[] = [
  ['database', (file) => /^prisma\/generated|^lib\/platform\/db\//.test(file)],
  [
    'engine',
    (file) =>
      /^lib\/engine\/(sandbox|baking|bundles|lab)\/|^scripts\/|^node:child_process$|^test\/helpers\/(browser|reachable)/.test(
        file,
      ),
  ],
];

/** Paths of all test files by kind. */
export function testFilesByKind(root: string): Readonly<Record<TestKind, readonly string[]>> {
  const { files, imports } = readTree(root, ['lib', 'test', 'scripts', 'app']);
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const kinds: Record<TestKind, string[]> = { pure: [], apart: [], database: [], engine: [] };
  for (const file of files.keys())
    if (/^test\/(?!e2e\/).*\.test\.ts$/.test(file))
      kinds[kindOf(reachedFrom(file, next), files.get(file) ?? '')].push(file);
  return kinds;
}

function reachedFrom(file: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set<string>([file]);
  for (const one of seen) for (const other of next.get(one) ?? []) seen.add(other);
  return seen;
}

const leavesTraces = /\bvi\.(mock|stubEnv)\(|\bprocess\.env\b|\buseDatabasesOf\(/;

function kindOf(reached: ReadonlySet<string>, text: string): TestKind {
  const kind = marks.find(([, is]) => [...reached].some(is))?.[0] ?? 'pure';
  return kind === 'database' && leavesTraces.test(text) ? 'apart' : kind;
}

/** layers.ts against the imports there are. Each rule is also shown to fail on a tree that breaks it. */
import { describe, expect, test } from 'vitest';
import { wings } from '@/layers';
import { cyclesOf, readTree, roomOf, type SourceTree, treeOf } from './imports';

const tree = readTree(process.cwd(), ['app', 'lib', 'scripts', 'instrumentation.ts', 'proxy.ts', 'layers.ts']);

const neighbours: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(wings).flatMap(([wing, { rooms }]) =>
    rooms.split(', ').map((line) => {
      const [room = '', named = ''] = line.split(' > ');
      return [`${wing}/${room}`, new Set(named.split(' ').map((other) => `${wing}/${other}`))] as const;
    }),
  ),
);

/** What is wrong with the walls of a tree, one line each. */
function breaches({ files, imports }: SourceTree): string[] {
  const lines: string[] = [];
  for (const file of files.keys())
    if (file.startsWith('lib/') && !neighbours.has(roomOf(file))) lines.push(`${file} is in no room of layers.ts`);
  for (const { from, to, inTree } of imports) {
    if (!from.startsWith('lib/')) continue;
    if (/^prisma\//.test(to) && !wings[roomOf(from).split('/')[0] ?? '']?.sees.includes('engine'))
      lines.push(`${from} imports the database client`);
    if (inTree && !mayImport(roomOf(from), roomOf(to))) lines.push(`${from} imports ${to}`);
  }
  return lines;
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  const [wing = '', other = ''] = [from, to].map((room) => room.split('/')[0]);
  return wings[wing]?.sees.includes(other) || (neighbours.get(from)?.has(to) ?? false);
}

const fileCycles = ({ imports }: SourceTree) =>
  cyclesOf(imports.filter(({ inTree }) => inTree).map(({ from, to }) => [from, to])).map((path) => path.join(' → '));

const roomCycles = ({ imports }: SourceTree) =>
  cyclesOf(imports.filter(({ inTree }) => inTree).map(({ from, to }) => [roomOf(from), roomOf(to)])).map((path) =>
    path.join(' → '),
  );

const unmarked = ({ files }: SourceTree) =>
  [...files].flatMap(([file, text]) =>
    file.endsWith('.server.ts') && !text.includes("import 'server-only';") ? [file] : [],
  );

/** Browser files from which code, not only a type, leads to a server's file. Server actions are calls, so they end the way. */
function leaks({ files, imports }: SourceTree): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, inTree, typeOnly } of imports)
    if (inTree && !typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const isAction = (file: string) => /^'use server'/m.test(files.get(file) ?? '');
  const leadsToServer = (file: string, seen: Set<string>): string | null => {
    if (file.endsWith('.server.ts')) return file;
    if (seen.has(file) || isAction(file)) return null;
    seen.add(file);
    for (const other of next.get(file) ?? []) {
      const found = leadsToServer(other, seen);
      if (found) return found;
    }
    return null;
  };
  const browserFiles = [...files].filter(
    ([file, text]) => (file.includes('/browser/') && file.startsWith('lib/')) || text.startsWith("'use client'"),
  );
  return browserFiles.flatMap(([file]) => {
    const found = leadsToServer(file, new Set());
    return found ? [`${file} → ${found}`] : [];
  });
}

describe('the walls', () => {
  test('every room imports only what layers.ts allows', () => {
    expect(breaches(tree)).toEqual([]);
  });

  test('every room of layers.ts exists', () => {
    const rooms = new Set([...tree.files.keys()].map(roomOf));
    expect([...neighbours.keys()].filter((room) => !rooms.has(room))).toEqual([]);
  });

  test('no two rooms and no two files import each other in a circle, types included', () => {
    expect(roomCycles(tree)).toEqual([]);
    expect(fileCycles(tree)).toEqual([]);
  });

  test('every *.server.ts says so to the bundler', () => {
    expect(unmarked(tree)).toEqual([]);
  });

  test('no file for the browser leads to a server file', () => {
    expect(leaks(tree)).toEqual([]);
  });

  test('layers.ts stays a page and biome.json states no wall', () => {
    expect(tree.files.get('layers.ts')?.split('\n').length).toBeLessThanOrEqual(61);
  });
});

describe('a tree that breaks them', () => {
  const broken = (extra: Record<string, string>) => treeOf(new Map([...tree.files, ...Object.entries(extra)]));

  test('an upward arrow is found, relative or not, types included', () => {
    const file = 'lib/core/numeric/upward.ts';
    for (const line of [
      "import type { Viewer } from '@/lib/platform/session/viewer';",
      "export * from '../../people/accounts/account-input';",
    ])
      expect(breaches(broken({ [file]: line }))).toHaveLength(1);
  });

  test('a room of the same wing that is not named is found, and a room that is nowhere', () => {
    expect(breaches(broken({ 'lib/core/scoring/x.ts': "import { x } from '../numeric/random';" }))).toHaveLength(1);
    expect(breaches(broken({ 'lib/core/nowhere/x.ts': '' }))).toEqual([
      'lib/core/nowhere/x.ts is in no room of layers.ts',
    ]);
    expect(breaches(broken({ 'lib/core/scoring/x.ts': "import { x } from '@/app/paths';" }))).toHaveLength(1);
  });

  test('the database is out of reach of the pure wings', () => {
    const line = "import type { PrismaClient } from '@/prisma/generated/client';";
    expect(breaches(broken({ 'lib/engine/lab/x.ts': line }))).toEqual([
      'lib/engine/lab/x.ts imports the database client',
    ]);
  });

  test('a circle of two files is found, also by types alone', () => {
    const pair = {
      'lib/core/time/a.ts': "import type { B } from './b';",
      'lib/core/time/b.ts': "import type { A } from './a';",
    };
    expect(fileCycles(broken(pair))).toEqual(['lib/core/time/a.ts → lib/core/time/b.ts → lib/core/time/a.ts']);
  });

  test('a circle of two rooms is found', () => {
    const back = { 'lib/platform/env/x.ts': "import { database } from '../db/database.server';" };
    expect(roomCycles(broken(back))).toHaveLength(1);
  });

  test('a server file without its mark is found, and a browser file that leads to one', () => {
    expect(unmarked(broken({ 'lib/core/time/x.server.ts': '' }))).toEqual(['lib/core/time/x.server.ts']);
    const way = {
      'lib/learning/workbench/browser/x.ts': "import { y } from '../y';",
      'lib/learning/workbench/y.ts': "import { database } from '@/lib/platform/db/database.server';",
    };
    expect(leaks(broken(way))).toHaveLength(1);
    const typed = {
      ...way,
      'lib/learning/workbench/y.ts': "import type { database } from '@/lib/platform/db/database.server';",
    };
    expect(leaks(broken(typed))).toEqual([]);
  });
});

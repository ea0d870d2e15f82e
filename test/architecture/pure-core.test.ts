/** The core runs in a worker, in Node and in a browser alike: with every framework out of order, it still grades. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { sandboxOf } from '../core/grader/fake-sandbox';
import { caseOf, expectedCheck, revisionOf, signatureOf } from '../helpers/revisions';

const outOfOrder = vi.hoisted(() => (name: string) => () => {
  throw new Error(`${name} was imported by the core`);
});
vi.mock('react', outOfOrder('react'));
vi.mock('react-dom', outOfOrder('react-dom'));
vi.mock('next', outOfOrder('next'));
vi.mock('next/server', outOfOrder('next/server'));
vi.mock('next/headers', outOfOrder('next/headers'));
vi.mock('@prisma/client', outOfOrder('@prisma/client'));
vi.mock('@/prisma/generated/client', outOfOrder('the Prisma client'));

const zones = ['lib/core'];

async function coreFiles(): Promise<string[]> {
  const lists = await Promise.all(
    zones.map(async (zone) => (await readdir(zone, { recursive: true })).map((file) => join(zone, file))),
  );
  return lists.flat().filter((file) => file.endsWith('.ts') && !file.endsWith('.server.ts'));
}

describe('the core of the grader', () => {
  test('grades with React, Next and Prisma stubbed out', async () => {
    const { grade } = await import('@/lib/core/grader/grade');
    const { publicView } = await import('@/lib/core/exercise/public-view');
    const revision = revisionOf(
      [signatureOf('f', { z: 'Vector' }, 'Vector')],
      [expectedCheck('Works', 'f', [caseOf([[1]], [2])])],
    );
    const report = await grade(publicView(revision), '', sandboxOf({ f: (z: number[]) => z.map((v) => 2 * v) }));
    expect(report.outcome).toBe('passed');
  });

  test('every file of it loads with them stubbed out', async () => {
    for (const file of await coreFiles()) await import(join(process.cwd(), file));
  });

  test('imports nothing but itself, zod, yaml and calendar rules', async () => {
    for (const file of await coreFiles()) {
      const imports = (await readFile(file, 'utf8')).matchAll(/^(?:import|export)[^;]*?from '([^']+)'/gm);
      for (const [, from] of imports) expect(from, file).toMatch(/^(\.|@\/lib\/core\/|zod$|yaml$|@date-fns\/tz$)/);
    }
  });

  test('names no host: no process, network, clock or randomness', async () => {
    for (const file of await coreFiles()) {
      const code = (await readFile(file, 'utf8')).replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
      expect(code, file).not.toMatch(
        /\b(process|globalThis|fetch|setTimeout|performance|localStorage|crypto)\b\s*[.(]|Math\.random|\bDate\.now|\bDate\(\)/,
      );
    }
  });
});

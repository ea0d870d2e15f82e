/** A baking thread that ends without a word: its author is told, and the next folder has its turn. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { BakingEnded, bakeInThread } from '@/lib/engine/baking/server/bake-in-thread.server';
import { templateFolder } from '../../helpers/exercise-folder';

vi.mock('@/lib/engine/baking/server/bundle-thread.server', () => ({
  bundleBakingThread: async () => {
    const path = join(tmpdir(), `silent-thread-${process.pid}.mjs`);
    await writeFile(path, 'process.exit(0);');
    return path;
  },
}));

const folder = templateFolder({ 'reference.ts': null });
const sandbox = { run: () => Promise.reject(new Error('Nothing is run.')) };

test('a thread that exits without a result is told to the author', async () => {
  const outcomes = [1, 2].map(() => bakeInThread(folder, { sandbox, mostMs: 60_000 }));
  for (const outcome of outcomes) await expect(outcome).rejects.toThrow(BakingEnded);
});

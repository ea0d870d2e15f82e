/** Baking in a thread of the server: the same result as anywhere, and an end whatever an author sends. */
import { afterAll, expect, test } from 'vitest';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { bake } from '@/lib/engine/baking/bake';
import { BakingEnded, bakeInThread } from '@/lib/engine/baking/server/bake-in-thread.server';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { templateFolder } from '../../helpers/exercise-folder';

const sandbox = serverSandbox();
afterAll(() => sandbox.close());
const folder = templateFolder({ 'reference.ts': null });

test('a thread finds the same revision, and gets the sandbox for one run at a time', async () => {
  let running = 0;
  let most = 0;
  const watched: Sandbox = {
    run: async (job, onGroup) => {
      most = Math.max(most, ++running);
      const run = await sandbox.run(job, onGroup);
      running--;
      return run;
    },
  };
  const result = await bakeInThread(folder, { sandbox: watched, mostMs: 60_000 });
  expect(result).toEqual(await bake(folder, { sandbox, witness: null }));
  expect(result.revision).not.toBeNull();
  expect(most).toBe(1);
});

test('what does not end is ended, its waiting runs are not begun, and the next folder has its turn', async () => {
  let begun = 0;
  const stuck: Sandbox = { run: () => new Promise(() => begun++) };
  const never = bakeInThread(folder, { sandbox: stuck, mostMs: 1500 });
  const next = bakeInThread(folder, { sandbox, mostMs: 60_000 });
  await expect(never).rejects.toThrow(BakingEnded);
  expect(begun).toBe(1);
  expect((await next).revision).not.toBeNull();
});

test('a file that no parser likes is told, or ended: the server goes on', async () => {
  const nested = templateFolder({ 'reference.ts': null, 'exercise.yaml': `title: ${'['.repeat(50_000)}` });
  const outcome = await bakeInThread(nested, { sandbox, mostMs: 20_000 }).then(
    ({ revision }) => revision,
    (error: unknown) => error,
  );
  expect(outcome === null || outcome instanceof BakingEnded).toBe(true);
});

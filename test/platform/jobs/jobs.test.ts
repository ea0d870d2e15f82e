import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type AnyJob, defineJob, GiveUp } from '@/lib/platform/jobs/job';
import { claimJobs, enqueue } from '@/lib/platform/jobs/queue.server';
import { startJobs } from '@/lib/platform/jobs/work.server';
import { freshDatabase } from '../../helpers/database';

const db = freshDatabase();
const running: { stop(): Promise<void> }[] = [];
afterEach(() => Promise.all(running.splice(0).map((worker) => worker.stop())));

const start = (...kinds: AnyJob[]) => running.push(startJobs(kinds, { pollMs: 10, firstPauseMs: 1 }));
const note = (run: (n: number) => Promise<void>) =>
  defineJob({ kind: 'note', payload: z.object({ n: z.number() }), run: ({ n }) => run(n) });
const states = async () => (await db().job.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state);

test('a job runs once, whichever of several workers takes it, and not before its time', async () => {
  const seen: number[] = [];
  const job = note(async (n) => void seen.push(n));
  for (let n = 0; n < 20; n += 1) await enqueue(db(), job, { n });
  await enqueue(db(), job, { n: 99 }, { runAt: new Date(Date.now() + 3_600_000) });
  start(job);
  start(job);
  await expect.poll(async () => (await states()).filter((state) => state === 'done').length).toBe(20);
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test('a key is one job, also once it is done, and a change that is rolled back leaves none', async () => {
  const job = note(async () => {});
  await enqueue(db(), job, { n: 1 }, { key: 'one' });
  start(job);
  await expect.poll(states).toEqual(['done']);
  await enqueue(db(), job, { n: 1 }, { key: 'one' });
  const failing = db().$transaction(async (tx) => {
    await enqueue(tx, job, { n: 2 });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await states()).toEqual(['done']);
});

test('what fails is tried again until it is done', async () => {
  let tries = 0;
  const job = note(async () => {
    tries += 1;
    if (tries < 4) throw new Error('not yet');
  });
  await enqueue(db(), job, { n: 1 });
  start(job);
  await expect.poll(states).toEqual(['done']);
  expect(await db().job.findFirst()).toMatchObject({ tries: 4, error: null });
});

test('what keeps failing, or says that it is of no use, is kept as dead with what was wrong', async () => {
  const job = note(async (n) => {
    throw n === 1 ? new GiveUp('There is no such mailbox.') : new Error('still not');
  });
  await enqueue(db(), job, { n: 1 });
  await enqueue(db(), job, { n: 2 });
  start(job);
  await expect.poll(states, { timeout: 15_000 }).toEqual(['dead', 'dead']);
  expect(await db().job.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { error: 'There is no such mailbox.', tries: 1 },
    { error: 'still not', tries: 10 },
  ]);
});

test('a process that dies leaves its job to another, unless nobody knows whether it has happened', async () => {
  const seen: number[] = [];
  const job = note(async (n) => void seen.push(n));
  await enqueue(db(), job, { n: 1 });
  await enqueue(db(), job, { n: 2 });
  await claimJobs(['note'], 2);
  const long = new Date(Date.now() - 600_000);
  await db().job.updateMany({ data: { claimedBy: 'nabla-gone', claimedAt: long } });
  await db().job.updateMany({ where: { payload: { path: ['n'], equals: 2 } }, data: { begunAt: long } });
  start(job);
  await expect.poll(states).toEqual(['done', 'dead']);
  expect(seen).toEqual([1]);
});

test('work that outlives its claim is not begun by a process that has lost it', async () => {
  const begun: string[] = [];
  const lost: unknown[] = [];
  const job = defineJob({
    kind: 'slow',
    payload: z.object({}),
    run: async (_, { id, begin }) => {
      // Another process takes it over, and has put it off.
      await db().job.updateMany({ where: { id }, data: { tries: 2, runAt: new Date(Date.now() + 3_600_000) } });
      await begin().catch((error: unknown) => lost.push(error));
      if (lost.length === 0) begun.push(id);
    },
  });
  await enqueue(db(), job, {});
  start(job);
  await expect.poll(() => lost.length).toBe(1);
  expect(begun).toEqual([]);
  expect(await states()).toEqual(['waiting']);
});

test('a job that nobody here knows waits for a process that does', async () => {
  await enqueue(
    db(),
    note(async () => {}),
    { n: 1 },
  );
  const other = { kind: 'other', perform: vi.fn() };
  start(other);
  await expect.poll(states).toEqual(['waiting']);
  expect(other.perform).not.toHaveBeenCalled();
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { describeContract } from './contract';
import { describeHostile } from './hostile';
import { answerOf, jobFor } from './jobs';

async function open() {
  const sandbox = serverSandbox();
  return { sandbox, close: () => sandbox.close() };
}

describeContract('server pool', open);
describeHostile('server pool', open, { clock: true });

describe('server pool', () => {
  let sandbox: ReturnType<typeof serverSandbox>;
  beforeAll(() => {
    sandbox = serverSandbox({ threads: 2 });
  });
  afterAll(() => sandbox.close());

  const hang = 'export const f = (x: number[]) => { if (x.length > 0) new Array(1e9) + ""; return x }';
  const double = jobFor('export const f = (x: number[]) => x.map((v) => v * 2)');

  it('ends a run that only the clock can stop, and keeps the groups before it', async () => {
    const call = (value: number[]) => [{ function: 'f', args: [{ kind: 'value' as const, value }] }];
    const job = jobFor(hang, { groups: [call([]), call([1]), call([])], limits: { timeoutMs: 200 } });
    const streamed: number[] = [];
    const run = await sandbox.run(job, (index) => streamed.push(index));
    expect(run).toMatchObject({ kind: 'limit', limit: 'time', group: 1, groups: [{ calls: [{ kind: 'returned' }] }] });
    expect(streamed).toEqual([0]);
  });

  it('holds a thread for one deadline where code is stuck, not for a second try', async () => {
    const starts = vi.spyOn(AbortController.prototype, 'abort');
    const run = await sandbox.run(jobFor(hang, { limits: { timeoutMs: 1000 } }));
    expect(run).toMatchObject({ kind: 'limit', limit: 'time' });
    expect(starts).toHaveBeenCalledTimes(1);
    starts.mockRestore();
  });

  it('answers others while some hang', async () => {
    const slow = [1, 2].map(() => sandbox.run(jobFor(hang, { limits: { timeoutMs: 100 } })));
    const quick = await Promise.all(Array.from({ length: 10 }, () => sandbox.run(double)));
    expect(quick.map(answerOf)).toEqual(quick.map(() => [2, 4, 6]));
    expect(await Promise.all(slow)).toMatchObject([{ limit: 'time' }, { limit: 'time' }]);
  });

  it('does not count the time in the queue', async () => {
    const busy = 'export const f = () => { let sum = 0; for (let i = 0; i < 2e6; i++) sum += i; return [sum] }';
    const limits = { timeoutMs: 2000, fuel: 10_000 };
    const runs = Array.from({ length: 8 }, () => sandbox.run(jobFor(busy, { limits })));
    expect((await Promise.all(runs)).map(({ kind }) => kind)).toEqual(runs.map(() => 'completed'));
  });

  it('reports a thread that dies as a fault and goes on with a new one', async () => {
    const own = serverSandbox({ threads: 1, worker: 'test/engine/sandbox/crashing-worker.mjs' });
    expect(await own.run(jobFor('crash'))).toMatchObject({ kind: 'fault' });
    expect(await own.run(jobFor('throw'))).toMatchObject({ kind: 'fault' });
    expect(await own.run(jobFor('go on'))).toMatchObject({ kind: 'completed' });
    await own.close();
  });

  it('can be closed and used again', async () => {
    const own = serverSandbox({ threads: 1 });
    expect(answerOf(await own.run(double))).toEqual([2, 4, 6]);
    await own.close();
    expect(answerOf(await own.run(double))).toEqual([2, 4, 6]);
    await own.close();
  });
});

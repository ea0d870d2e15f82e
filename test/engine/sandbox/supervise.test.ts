import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SandboxRun } from '@/lib/core/grader/sandbox-port';
import { runPatiently, Supervision, type Try } from '@/lib/engine/sandbox/supervise';
import { jobFor } from './jobs';
import { localSandbox } from './local-sandbox';

const job = jobFor('export const f = (x: number[]) => x', { limits: { timeoutMs: 100 } });
const outOf = (limit: 'time' | 'fuel'): SandboxRun => ({ kind: 'limit', limit, groups: [], group: 0, line: null });

/** The deadlines of the tries that are made where each ends in `run`. */
async function deadlinesOf(run: SandboxRun, during: (one: Try) => void = () => {}): Promise<number[]> {
  const deadlines: number[] = [];
  await runPatiently(job, undefined, async (one) => {
    deadlines.push(one.timeoutMs);
    during(one);
    return run;
  });
  return deadlines;
}

describe('a run that the clock stopped', () => {
  it('is tried again with more time where the machine may have been busy', async () => {
    expect(await deadlinesOf(outOf('time'), (one) => one.onSlow())).toEqual([100, 200]);
  });

  it('is not tried again where it was stuck', async () => {
    expect(await deadlinesOf(outOf('time'))).toEqual([100]);
  });

  it('is not tried again where it had done more than right code would', async () => {
    const strain = (one: Try) => {
      one.onSlow();
      new Supervision(one, () => {}).receive({ kind: 'strained' });
    };
    expect(await deadlinesOf(outOf('time'), strain)).toEqual([100]);
  });

  it('is the only one to be tried again', async () => {
    expect(await deadlinesOf(outOf('fuel'), (one) => one.onSlow())).toEqual([100]);
  });
});

describe('a run that the clock of a wall stopped twice with little done', () => {
  const endOf = (slowBy: 'wall' | 'processor') =>
    runPatiently(job, undefined, async (one) => {
      one.onSlow(slowBy);
      return outOf('time');
    });

  it('is our fault, and no word about the code', async () => {
    expect(await endOf('wall')).toEqual({ kind: 'fault', message: expect.stringContaining('too busy') });
  });

  it('is the code’s where its thread was given the time', async () => {
    expect(await endOf('processor')).toEqual(outOf('time'));
  });
});

describe('the supervision of a run by its thread’s own time', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A thread that is given a share of the processor. */
  function supervise(share: number, timeoutMs = 2000) {
    const began = performance.now();
    const read = () => (performance.now() - began) * share;
    const none = () => {};
    const expire = vi.fn();
    const one = { job, timeoutMs, onStrained: none, onGroup: none, onSlow: none };
    const supervision = new Supervision(one, expire, () => ({ kind: 'processor', read }));
    supervision.receive({ kind: 'started', thread: 7 });
    supervision.receive({ kind: 'loaded' });
    let ended: SandboxRun | null = null;
    void supervision.done.then((run) => (ended = run));
    return { supervision, expire, ended: () => ended };
  }

  it('waits for one that others keep from the processor', async () => {
    const { supervision, ended, expire } = supervise(1 / 20);
    await vi.advanceTimersByTimeAsync(9000);
    expect(ended()).toBeNull();
    supervision.receive({ kind: 'done', end: { kind: 'completed', console: [], fuelUsed: 1 } });
    await vi.advanceTimersByTimeAsync(0);
    expect(ended()).toMatchObject({ kind: 'completed' });
    expect(expire).not.toHaveBeenCalled();
  });

  it('ends one that is stuck in a single step long before the deadline', async () => {
    const { ended, expire } = supervise(1);
    await vi.advanceTimersByTimeAsync(900);
    expect(ended()).toMatchObject({ kind: 'limit', limit: 'time', group: 0 });
    expect(expire).toHaveBeenCalledOnce();
  });

  it('takes one that gives signs for no more than slow', async () => {
    const { supervision, ended } = supervise(1);
    for (let ms = 0; ms < 1900; ms += 100) {
      supervision.receive({ kind: 'alive' });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(ended()).toBeNull();
  });

  it('says that it is the machine where a thread gets next to nothing', async () => {
    const { ended } = supervise(1 / 1000);
    await vi.advanceTimersByTimeAsync(41_000);
    expect(ended()).toEqual({ kind: 'fault', message: expect.stringContaining('too busy') });
  });
});

describe('the supervision of a run whose time is up', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Whether the machine is thought slow, after `signs` at these milliseconds and the end of the time, noticed `late` ms late. */
  function isSlow(signs: readonly number[], late = 0): boolean {
    const onSlow = vi.fn();
    const none = () => {};
    const supervision = new Supervision({ job, timeoutMs: 100, onStrained: none, onGroup: none, onSlow }, none);
    supervision.receive({ kind: 'started', thread: null });
    let now = 0;
    for (const sign of signs) {
      vi.advanceTimersByTime(sign - now);
      now = sign;
      supervision.receive({ kind: 'alive' });
    }
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + late + 100 - now);
    vi.advanceTimersByTime(100 - now);
    vi.mocked(performance.now).mockRestore();
    return onSlow.mock.calls.length > 0;
  }

  it('takes code that was interpreted to the end for slow', () => {
    expect(isSlow([50, 90])).toBe(true);
  });

  it('takes code that was silent for stuck', () => {
    expect(isSlow([])).toBe(false);
    expect(isSlow([10, 50])).toBe(false);
  });

  it('takes a host that comes late itself for slow', () => {
    expect(isSlow([], 500)).toBe(true);
  });
});

describe('strain', () => {
  const strainsOf = async (source: string) => {
    let strains = 0;
    const run = await localSandbox({ onStrained: () => (strains += 1) }).run(jobFor(source, { limits: { fuel: 100 } }));
    return [run.kind, strains];
  };

  it('is told once, by code that uses much of its fuel', async () => {
    expect(await strainsOf('export const f = (x: number[]) => { for (;;) {} }')).toEqual(['limit', 1]);
    expect(await strainsOf('export const f = (x: number[]) => { for (let i = 0; i < 3e5; i++) {} return x }')).toEqual([
      'completed',
      1,
    ]);
    expect(await strainsOf('export const f = (x: number[]) => x')).toEqual(['completed', 0]);
  });
});

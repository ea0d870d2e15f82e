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
    supervision.receive({ kind: 'started' });
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

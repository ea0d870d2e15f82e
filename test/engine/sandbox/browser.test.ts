import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxJob } from '@/lib/core/grader/sandbox-port';
import { type OpenBrowserSandbox, openBrowserSandbox } from './browser-sandbox';
import { describeContract } from './contract';
import { describeHostile } from './hostile';
import { answerOf, jobFor } from './jobs';

describeContract('browser worker', openBrowserSandbox);
describeHostile('browser worker', openBrowserSandbox, { clock: true });

describe('browser worker', () => {
  let opened: OpenBrowserSandbox;
  beforeAll(async () => {
    opened = await openBrowserSandbox();
  });
  afterAll(() => opened.close());

  const hanging = jobFor('export const f = () => new Array(1e9) + ""', { limits: { timeoutMs: 10_000 } });
  const double = jobFor('export const f = (x: number[]) => x.map((v) => v * 2)');
  const cancelled = { kind: 'fault', message: 'The run was cancelled.' };

  // Playwright's types unfold a parameter's for ever where it is recursive, as a job's values are.
  const inPage = (method: 'cancelled' | 'closed') =>
    opened.tab.evaluate(
      ([name, ...jobs]) => {
        const [first, second] = jobs as SandboxJob[]; // the jobs below
        if (!first || !second) throw new Error('Two jobs are asked for.');
        return globalThis.page[name as 'cancelled'](first, second);
      },
      [method, hanging, double] as unknown[],
    );

  it('ends a run on request and goes on with the next', async () => {
    const [first, second] = await inPage('cancelled');
    expect(first).toEqual(cancelled);
    expect(second && answerOf(second)).toEqual([2, 4, 6]);
  });

  it('ends all runs when it is closed, and can be used again', async () => {
    const runs = await inPage('closed');
    expect(runs.slice(0, 3)).toEqual([cancelled, cancelled, cancelled]);
    const last = runs.at(-1);
    expect(last && answerOf(last)).toEqual([2, 4, 6]);
  });

  it('says so where the engine cannot be had', async () => {
    await opened.tab.route('**/quickjs.wasm', (route) => route.abort());
    await opened.tab.reload();
    await opened.tab.waitForFunction(() => 'page' in globalThis);
    expect(await opened.sandbox.run(double)).toMatchObject({ kind: 'fault' });
    await opened.tab.unroute('**/quickjs.wasm');
    expect(answerOf(await opened.sandbox.run(double))).toEqual([2, 4, 6]);
  });
});

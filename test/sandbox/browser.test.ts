import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxJob } from '@/lib/grader/sandbox-port';
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

  it('ends a run on request and goes on with the next', async () => {
    const jobs = [
      jobFor('export const f = () => new Array(1e9) + ""', { limits: { timeoutMs: 10_000 } }),
      jobFor('export const f = (x: number[]) => x.map((v) => v * 2)'),
    ];
    const [first, second] = await opened.tab.evaluate(
      ([hanging, waiting]) => globalThis.page.cancelled(hanging as SandboxJob, waiting as SandboxJob),
      jobs as unknown[],
    );
    expect(first).toEqual({ kind: 'fault', message: 'The run was cancelled.' });
    expect(second && answerOf(second)).toEqual([2, 4, 6]);
  });
});

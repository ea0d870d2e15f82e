/** Every hostile source in a row, in one sandbox: none passes, none is a fault, and a clean job is right after each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxRun } from '@/lib/core/grader/sandbox-port';
import { tooBusy } from '@/lib/engine/sandbox/supervise';
import type { OpenSandbox } from './contract';
import { hostileSources } from './hostile-sources';
import { answerOf, endOf, jobFor, resultsOf } from './jobs';

const right = [2, 4, 6];
const clean = 'export const f = (x: number[]) => x.map((v) => v * 2)';

/** As the grader would have it: the right value, and the argument left alone. */
function passes(run: SandboxRun): boolean {
  if (endOf(run) !== 'value') return false;
  const [result] = resultsOf(run);
  const changed = result?.kind === 'returned' && result.changed !== null;
  return !changed && JSON.stringify(answerOf(run)) === JSON.stringify(right);
}

export function describeHostile(name: string, open: () => Promise<OpenSandbox>, options: { clock: boolean }): void {
  describe(`${name}: hostile code`, () => {
    let opened: OpenSandbox;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it.each(hostileSources.filter(({ needsClock }) => options.clock || !needsClock))(
      '$name ends as it should and leaves nothing behind',
      async ({ source, ends, needsClock }) => {
        // The clock is kept out of what must not depend on it: the machine that runs the tests may be slow.
        const run = await opened.sandbox.run(jobFor(source, { limits: { timeoutMs: needsClock ? 300 : 10_000 } }));
        // A browser knows no processor time: what only its clock stopped is told as a busy machine.
        const isBusy = run.kind === 'fault' && run.message === tooBusy;
        expect(ends).toContain(isBusy ? 'time' : endOf(run));
        expect(passes(run)).toBe(false);
        expect(answerOf(await opened.sandbox.run(jobFor(clean)))).toEqual(right);
      },
    );
  });
}

/** How many submissions a second the server's pool verifies, and what endless loops among them cost the others. */

import type { Revision } from '@/lib/core/exercise/revision';
import { grade } from '@/lib/core/grader/grade';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { figureOf, type Spread } from './measure';

const threads = 2;
/** More than threads, so that none waits for the next submission to arrive. */
const underWay = 4;
const rounds = 5;
const endless = (source: string) => source.replace('{', '{ for (;;) {}');

export interface Verifications {
  readonly aSecond: Spread;
  /** Milliseconds of processor time, of all threads: what other work on the machine does not change. */
  readonly processorMs: Spread;
}

/**
 * @param oneIn every so many-th submission loops for ever; 0 for none
 */
export async function verifications(revision: Revision, oneIn: number, roundMs: number): Promise<Verifications> {
  const sandbox = serverSandbox({ threads });
  const right = revision.solution ?? '';
  let count = 0;
  const submit = async () => {
    count += 1;
    const loops = oneIn > 0 && count % oneIn === 0;
    const { outcome } = await grade(revision, loops ? endless(right) : right, sandbox);
    if (outcome !== (loops ? 'timeout' : 'passed')) throw new Error(`${revision.slug}: ${outcome} is not the verdict.`);
  };
  const round = async (ms: number): Promise<{ aSecond: number; processorMs: number }> => {
    const [began, before, usage] = [performance.now(), count, process.cpuUsage()];
    const keepOn = async () => {
      while (performance.now() - began < ms) await submit();
    };
    await Promise.all(Array.from({ length: underWay }, keepOn));
    const { user, system } = process.cpuUsage(usage);
    const done = count - before;
    return { aSecond: (1000 * done) / (performance.now() - began), processorMs: (user + system) / 1000 / done };
  };
  try {
    // Threads start, and V8 compiles.
    await round(roundMs / 2);
    const measured: Awaited<ReturnType<typeof round>>[] = [];
    for (let i = 0; i < rounds; i += 1) measured.push(await round(roundMs));
    return {
      aSecond: figureOf(measured.map(({ aSecond }) => aSecond)),
      processorMs: figureOf(measured.map(({ processorMs }) => processorMs)),
    };
  } finally {
    await sandbox.close();
  }
}

/** The worker's side of a run: the engine's results put into messages. */
import type { SandboxJob, SandboxRun } from '@/lib/core/grader/sandbox-port';
import type { FromWorker, RunEnd } from './protocol';
import type { Engine } from './quickjs/engine';
import { runJob } from './quickjs/run-job';

const aliveEveryMs = 50;

/** Runs a job to its end and sends everything that the host has to know. */
export function work(engine: Engine, job: SandboxJob, send: (message: FromWorker) => void): void {
  send({ kind: 'started' });
  let lastSign = performance.now();
  const run = runJob(engine, job, {
    onLoaded: () => send({ kind: 'loaded' }),
    onBurn: () => {
      const now = performance.now();
      if (now - lastSign < aliveEveryMs) return;
      lastSign = now;
      send({ kind: 'alive' });
    },
    onStrained: () => send({ kind: 'strained' }),
    onGroup: (_, result) => send({ kind: 'group', result }),
  });
  send({ kind: 'done', end: endOf(run) });
}

function endOf(run: SandboxRun): RunEnd {
  if (run.kind !== 'completed' && run.kind !== 'limit') return run;
  const { groups: _, ...end } = run;
  return end;
}

/** The worker's side of a run: the engine's results put into messages. */
import type { SandboxJob, SandboxRun } from '@/lib/core/grader/sandbox-port';
import { type RunClock, wallClock } from './clock';
import type { FromWorker, RunEnd } from './protocol';
import type { Engine } from './quickjs/engine';
import { runJob } from './quickjs/run-job';

const aliveEveryMs = 50;
/** By the wall clock the host ends the worker at the deadline itself: what is known here has to reach it before. */
const wallShare = 0.9;

interface WorkOptions {
  readonly send: (message: FromWorker) => void;
  /** By the run's clock. */
  readonly timeoutMs: number;
  readonly clock?: RunClock;
  /** The system's number of this thread. */
  readonly thread?: number | null;
}

/**
 * Runs a job to its end and sends everything that the host has to know. Code that is interpreted is stopped here when its time is
 * up, since here it is known in which line it was; only what is stuck in a built-in is left to the host.
 */
export function work(
  engine: Engine,
  job: SandboxJob,
  { send, timeoutMs, clock = wallClock, thread = null }: WorkOptions,
): void {
  send({ kind: 'started', thread });
  const until = clock.read() + (clock.kind === 'wall' ? timeoutMs * wallShare : timeoutMs);
  let lastSign = performance.now();
  const run = runJob(engine, job, {
    onLoaded: () => send({ kind: 'loaded' }),
    onBurn: () => {
      const now = performance.now();
      if (now - lastSign < aliveEveryMs) return;
      lastSign = now;
      if (clock.read() >= until) engine.fuel.stop();
      else send({ kind: 'alive' });
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

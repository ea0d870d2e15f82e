/** Threads for work that others must not wait for: started when there is some, ended a minute after the last. */
import 'server-only';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Piscina } from 'piscina';
import { type NodeThread, nodeThreadPath } from './node-thread.server';

interface Limits {
  /** At least so many may run, however few processors there are. */
  readonly leastThreads?: number;
  /** MiB of a thread's heap. */
  readonly heap?: number;
  /** MiB of its stack. */
  readonly stack?: number;
}

/**
 * One thread for each processor. They get nothing of this process's environment.
 * @param asset the thread's key in .nabla/assets.json
 */
export async function openThreadPool<Task, Result>(
  asset: string,
  thread: NodeThread,
  { leastThreads = 1, heap, stack }: Limits = {},
): Promise<Piscina<Task, Result>> {
  const path = await nodeThreadPath(asset, thread);
  return new Piscina<Task, Result>({
    filename: resolve(/* turbopackIgnore: true */ process.cwd(), path),
    minThreads: 0,
    maxThreads: Math.max(leastThreads, availableParallelism()),
    idleTimeout: 60_000,
    // A thread that waits in Atomics.wait never ends by itself.
    atomics: 'disabled',
    execArgv: [],
    argv: [],
    env: {},
    resourceLimits: {
      ...(heap === undefined ? {} : { maxOldGenerationSizeMb: heap }),
      ...(stack === undefined ? {} : { stackSizeMb: stack }),
    },
  });
}

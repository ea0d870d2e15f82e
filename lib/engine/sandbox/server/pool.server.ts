/** The server's sandbox: a pool of threads, each with a fresh engine ready. A thread that hangs or dies is replaced. */
import 'server-only';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Sandbox, SandboxRun } from '@/lib/core/grader/sandbox-port';
import type { FromWorker } from '../protocol';
import { runPatiently, Supervision, type Try } from '../supervise';
import { bundleServerWorker } from './bundle-worker.server';
import { threadClock } from './thread-clock';
import type { ServerTask } from './worker';

export interface ServerSandboxOptions {
  /** Runs at a time; default: as many as there are cores, at least 2. */
  readonly threads?: number;
  /** Another worker than the bundled one, from the working directory. */
  readonly worker?: string;
}

const leastThreads = 2;
/** Runs at a time, unless told otherwise. */
export const usualThreads = Math.max(leastThreads, availableParallelism());

/** Threads start with the first run. `close` waits for runs under way. */
export function serverSandbox(options: ServerSandboxOptions = {}): Sandbox & { close(): Promise<void> } {
  let pool: Promise<Piscina<ServerTask, void>> | null = null;
  return {
    run: (job, onGroup) => {
      pool ??= openPool(options);
      const opened = pool;
      return runPatiently(job, onGroup, async (one) => attempt(await opened, one));
    },
    close: async () => {
      const opened = pool;
      pool = null;
      await (await opened)?.close();
    },
  };
}

async function openPool({ threads, worker }: ServerSandboxOptions): Promise<Piscina<ServerTask, void>> {
  const filename = resolve(/* turbopackIgnore: true */ process.cwd(), worker ?? (await workerPath()));
  return new Piscina<ServerTask, void>({
    filename,
    workerData: worker === undefined ? await compiledBeside(filename) : null,
    name: 'run',
    minThreads: 1,
    maxThreads: threads ?? usualThreads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // Waiting in Atomics.wait would keep a thread from making its next engine.
    atomics: 'disabled',
    // Not this process's flags and secrets.
    execArgv: [],
    argv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 },
  });
}

/** In production `npm start` has bundled the worker; elsewhere it is done here, so that the code as it stands is what runs. */
async function workerPath(): Promise<string> {
  if (process.env.NODE_ENV !== 'production') return bundleServerWorker();
  const { assetUrl } = await import('@/lib/engine/bundles/assets.server');
  return assetUrl('sandboxServerWorker');
}

/** All threads share the engine's module and what V8 has made of it: a new thread is not slow at first. */
async function compiledBeside(path: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(join(dirname(path), 'quickjs.wasm')));
}

async function attempt(pool: Piscina<ServerTask, void>, one: Try): Promise<SandboxRun> {
  const { port1, port2 } = new MessageChannel();
  // Aborting a task that runs is how Piscina is told to end its thread.
  const thread = new AbortController();
  const supervision = new Supervision(one, () => thread.abort(), threadClock);
  port1.on('message', (message: FromWorker) => supervision.receive(message));
  port1.on('close', () => supervision.fail('The thread that ran the code ended early.'));
  pool
    .run({ job: one.job, timeoutMs: one.timeoutMs, port: port2 }, { transferList: [port2], signal: thread.signal })
    .catch((error: unknown) => supervision.fail(error instanceof Error ? error.message : 'The thread failed.'));
  const run = await supervision.done;
  port1.close();
  return run;
}

/** A thread of the server's pool. Bundled by esbuild; the engine's module stands beside it. */
import { readFileSync } from 'node:fs';
import { type MessagePort, workerData } from 'node:worker_threads';
import type { SandboxJob } from '@/lib/core/grader/sandbox-port';
import type { FromWorker } from '../protocol';
import { SpareEngine } from '../quickjs/spare';
import { work } from '../work';
import { findOwnThread, threadClock } from './thread-clock';

export interface ServerTask {
  readonly job: SandboxJob;
  /** Of this thread's processor time, where the system tells it. */
  readonly timeoutMs: number;
  readonly port: MessagePort;
}

/** Compiled by the host, so that a thread in the place of one that was ended begins with warm code; else here. */
const compiled: unknown = workerData;
const readWasm = () => readFileSync(new URL('./quickjs.wasm', import.meta.url));
const spare = new SpareEngine(compiled instanceof WebAssembly.Module ? compiled : new WebAssembly.Module(readWasm()));
spare.warm();
const thread = findOwnThread();

/** Piscina calls this for each task. */
export async function run({ job, timeoutMs, port }: ServerTask): Promise<void> {
  try {
    const send = (message: FromWorker) => port.postMessage(message);
    work(await spare.take(), job, { send, timeoutMs, thread, clock: threadClock(thread) });
  } finally {
    port.close();
    // After the answer is on its way, so that nobody waits for the next run's engine.
    setImmediate(() => spare.warm());
  }
}

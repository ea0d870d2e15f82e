/** A thread of the server's pool. Bundled by esbuild; the engine's module stands beside it and is compiled once a thread. */
import { readFileSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { SandboxJob } from '@/lib/core/grader/sandbox-port';
import { SpareEngine } from '../quickjs/spare';
import { work } from '../work';

export interface ServerTask {
  readonly job: SandboxJob;
  readonly port: MessagePort;
}

const wasm = readFileSync(new URL('./quickjs.wasm', import.meta.url));
const spare = new SpareEngine(new WebAssembly.Module(wasm));
spare.warm();

/** Piscina calls this for each task. */
export async function run({ job, port }: ServerTask): Promise<void> {
  try {
    work(await spare.take(), job, (message) => port.postMessage(message));
  } finally {
    port.close();
    // After the answer is on its way, so that nobody waits for the next run's engine.
    setImmediate(() => spare.warm());
  }
}

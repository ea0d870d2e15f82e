/** The engine in this process, without worker and wall clock. */
import { readFileSync } from 'node:fs';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { type RunHooks, runJob } from '@/lib/engine/sandbox/quickjs/run-job';
import { SpareEngine } from '@/lib/engine/sandbox/quickjs/spare';
import { capMemory } from '@/lib/engine/sandbox/quickjs/wasm-memory';

export function localSandbox(hooks: RunHooks = {}): Sandbox {
  const spare = new SpareEngine(
    new WebAssembly.Module(capMemory(readFileSync('node_modules/quickjs-wasi/quickjs.wasm'))),
  );
  return { run: async (job, onGroup) => runJob(await spare.take(), job, { ...hooks, onGroup }) };
}

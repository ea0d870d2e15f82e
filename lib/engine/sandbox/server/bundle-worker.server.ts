/** The pool's worker in one file, with the engine's module beside it. */
import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleNodeThread } from '@/lib/engine/bundles/node-thread.server';
import { capMemory } from '../quickjs/wasm-memory';

/** The engine as both sides run it: with a maximum to its memory. */
export async function cappedWasm(): Promise<Uint8Array<ArrayBuffer>> {
  return capMemory(await readFile(join(process.cwd(), 'node_modules/quickjs-wasi/quickjs.wasm')));
}

/** Returns the worker's path from the working directory. */
export async function bundleServerWorker(): Promise<string> {
  return bundleNodeThread({
    entry: 'lib/engine/sandbox/server/worker.ts',
    name: 'sandbox',
    format: 'esm',
    filesBeside: { 'quickjs.wasm': await cappedWasm() },
  });
}

/** Bundles the pool's worker into one file with the engine's module beside it, in a folder named by their content. */
import 'server-only';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capMemory } from '../quickjs/wasm-memory';

const folder = '.nabla/sandbox';

/** The engine as both sides run it: with a maximum to its memory. */
export async function cappedWasm(): Promise<Uint8Array<ArrayBuffer>> {
  return capMemory(await readFile(join(process.cwd(), 'node_modules/quickjs-wasi/quickjs.wasm')));
}

/** Returns the worker's path from the working directory. Does nothing but look where the same bundle is there already. */
export async function bundleServerWorker(): Promise<string> {
  // Only whoever bundles pays for loading esbuild.
  const { build } = await import('esbuild');
  const [wasm, result] = await Promise.all([
    cappedWasm(),
    build({
      entryPoints: ['lib/engine/sandbox/server/worker.ts'],
      absWorkingDir: process.cwd(),
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: ['react-server'],
      logLevel: 'warning',
    }),
  ]);
  const [script] = result.outputFiles;
  if (!script) throw new Error('esbuild made no file of the sandbox worker.');
  const hash = createHash('sha256').update(script.contents).update(wasm).digest('hex').slice(0, 12);
  const target = join(folder, hash);
  await writeOnce(target, { 'worker.mjs': script.contents, 'quickjs.wasm': wasm });
  return join(target, 'worker.mjs');
}

/** Test files and servers may do this at the same time: none may see half a folder. */
async function writeOnce(target: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  if (await exists(target)) return;
  const own = `${target}.${process.pid}.${Date.now()}`;
  await mkdir(own, { recursive: true });
  await Promise.all(
    Object.entries(files).map(([name, contents]) => writeFile(join(/* turbopackIgnore: true */ own, name), contents)),
  );
  await rename(own, target).catch(async (error: unknown) => {
    if (!(await exists(target))) throw error;
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The sandbox's workers: the browser's with its engine in public/, the server's in .nabla/. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundleServerWorker, cappedWasm } from '@/lib/sandbox/server/bundle-worker.server';

const folder = 'public/sandbox';

/** Returns the URL paths of `sandboxWorker` and `sandboxWasm`, and the file path of `sandboxServerWorker`. */
export async function bundleSandbox(): Promise<Record<string, string>> {
  const [files, sandboxServerWorker] = await Promise.all([buildBrowserWorker(), bundleServerWorker()]);
  const digest = createHash('sha256');
  for (const contents of Object.values(files)) digest.update(contents);
  const name = digest.digest('hex').slice(0, 12);
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/${name}`, { recursive: true });
  await Promise.all(Object.entries(files).map(([file, contents]) => writeFile(`${folder}/${name}/${file}`, contents)));
  return {
    sandboxWorker: `/sandbox/${name}/worker.js`,
    sandboxWasm: `/sandbox/${name}/quickjs.wasm`,
    sandboxServerWorker,
  };
}

/** The browser's files by name: its worker and the engine. */
export async function buildBrowserWorker(): Promise<{ 'worker.js': Uint8Array; 'quickjs.wasm': Uint8Array }> {
  const [wasm, result] = await Promise.all([
    cappedWasm(),
    build({
      entryPoints: ['lib/sandbox/browser/worker.ts'],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      legalComments: 'none',
      logLevel: 'warning',
    }),
  ]);
  const [script] = result.outputFiles;
  if (!script) throw new Error('esbuild made no file of the sandbox worker.');
  return { 'worker.js': script.contents, 'quickjs.wasm': wasm };
}

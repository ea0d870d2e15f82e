/** The sandbox's workers: the browser's with its engine in public/, the server's in .nabla/. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundleServerWorker, cappedWasm } from '@/lib/sandbox/server/bundle-worker.server';

const folder = 'public/sandbox';

/** Returns the URL paths of `sandboxWorker` and `sandboxWasm`, and the file path of `sandboxServerWorker`. */
export async function bundleSandbox(): Promise<Record<string, string>> {
  const [browser, sandboxServerWorker] = await Promise.all([bundleBrowserWorker(folder), bundleServerWorker()]);
  return {
    sandboxWorker: `/sandbox/${browser}/worker.js`,
    sandboxWasm: `/sandbox/${browser}/quickjs.wasm`,
    sandboxServerWorker,
  };
}

/** Writes worker.js and quickjs.wasm into a folder inside `target` named by their content, and returns its name. */
export async function bundleBrowserWorker(target: string): Promise<string> {
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
  const name = createHash('sha256').update(script.contents).update(wasm).digest('hex').slice(0, 12);
  await rm(target, { recursive: true, force: true });
  await mkdir(`${target}/${name}`, { recursive: true });
  await Promise.all([
    writeFile(`${target}/${name}/worker.js`, script.contents),
    writeFile(`${target}/${name}/quickjs.wasm`, wasm),
  ]);
  return name;
}

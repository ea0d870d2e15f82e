/** The studio's baking worker: one file, named by its content. It drives the sandbox's workers, which are bundled by themselves. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundleBakingThread } from '@/lib/baking/server/bundle-thread.server';

const folder = 'public/bake';

/** Returns the URL path of `bakeWorker`, and the file path of the server's `bakingThread`. */
export async function bundleBakeWorker(): Promise<Record<string, string>> {
  const [contents, bakingThread] = await Promise.all([buildBakeWorker(), bundleBakingThread()]);
  const name = createHash('sha256').update(contents).digest('hex').slice(0, 12);
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/${name}`, { recursive: true });
  await writeFile(`${folder}/${name}/worker.js`, contents);
  return { bakeWorker: `/bake/${name}/worker.js`, bakingThread };
}

export async function buildBakeWorker(): Promise<Uint8Array> {
  const result = await build({
    entryPoints: ['lib/baking/browser/worker.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    // A worker has no document, which a package below the Markdown parser asks for in its build for pages.
    conditions: ['worker'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error('esbuild made no file of the baking worker.');
  return file.contents;
}

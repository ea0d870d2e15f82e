/** The Gradient lab's worker with TensorFlow.js: one file, named by its content. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const folder = 'public/trainer';

/** Returns the URL path of `labWorker`. */
export async function bundleTrainer(): Promise<Record<string, string>> {
  const result = await build({
    entryPoints: ['lib/lab/browser/worker.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error('esbuild made no file of the lab worker.');
  const name = createHash('sha256').update(file.contents).digest('hex').slice(0, 12);
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/${name}`, { recursive: true });
  await writeFile(`${folder}/${name}/worker.js`, file.contents);
  return { labWorker: `/trainer/${name}/worker.js` };
}

/** Bundles the thread that bakes into one file, named by its content. */
import 'server-only';
import { createHash } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const folder = '.nabla/baking';

/** Returns its path from the working directory. */
export async function bundleBakingThread(): Promise<string> {
  // Only whoever bundles pays for loading esbuild.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: ['lib/engine/baking/server/worker.ts'],
    absWorkingDir: process.cwd(),
    bundle: true,
    write: false,
    // Packages that ask for Node's modules by require() are among those bundled.
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    conditions: ['react-server'],
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (!script) throw new Error('esbuild made no file of the thread that bakes.');
  const hash = createHash('sha256').update(script.contents).digest('hex').slice(0, 12);
  const file = join(folder, hash, 'thread.cjs');
  await writeOnce(file, script.contents);
  return file;
}

/** Test files and servers may do this at the same time: none may see half a file. */
async function writeOnce(file: string, contents: Uint8Array): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) return;
  const own = `${file}.${process.pid}.${Date.now()}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(/* turbopackIgnore: true */ own, contents);
  await rename(own, file);
}

/** Bundles a thread of the server, and files beside it, into a folder in .nabla named by their content. */
import 'server-only';
import { createHash } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assetUrl } from './assets.server';

export interface NodeThread {
  /** The thread's first file, from the working directory. */
  readonly entry: string;
  /** The folder's name. */
  readonly name: string;
  /** `cjs` where a bundled package asks for Node's modules by require(). */
  readonly format: 'esm' | 'cjs';
  /** By name. */
  readonly filesBeside?: Readonly<Record<string, Uint8Array>>;
}

/**
 * Returns the path of a thread from the working directory. In production `npm start` has bundled it; elsewhere it is done here,
 * so that the code as it stands is what runs.
 * @param asset its key in .nabla/assets.json
 */
export async function nodeThreadPath(asset: string, thread: NodeThread): Promise<string> {
  return process.env.NODE_ENV === 'production' ? assetUrl(asset) : bundleNodeThread(thread);
}

/** Returns the thread's path from the working directory. Writes nothing where the same bundle is there already. */
export async function bundleNodeThread({ entry, name, format, filesBeside = {} }: NodeThread): Promise<string> {
  // Only whoever bundles pays for loading esbuild.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: process.cwd(),
    bundle: true,
    write: false,
    format,
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    conditions: ['react-server'],
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`esbuild made no file of ${entry}.`);
  const scriptName = format === 'esm' ? 'thread.mjs' : 'thread.cjs';
  const files = { [scriptName]: script.contents, ...filesBeside };
  const digest = createHash('sha256');
  // With their names: a folder that holds the same under other names is another.
  for (const [file, contents] of Object.entries(files)) digest.update(`${file}\0`).update(contents);
  const target = join('.nabla', name, digest.digest('hex').slice(0, 12));
  await writeOnce(target, files);
  return join(target, scriptName);
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

/**
 * Whether what was made from some files is older than they are: by content, so that a checkout or a copy, which
 * changes every time stamp, rebuilds nothing.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** SHA-256 over the paths and contents of files and folders, in a fixed order. Missing ones count as absent. */
export async function contentHash(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) {
    for (const file of await filesUnder(path)) hash.update(`${file}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = (await readdir(path)).filter((name) => name !== 'node_modules' && name !== 'generated').sort();
  return (await Promise.all(entries.map((name) => filesUnder(join(path, name))))).flat();
}

/** Runs `make` unless it last ran on the same contents and its product is still there. Returns whether it ran. */
export async function whenStale(
  name: string,
  sources: readonly string[],
  product: string,
  make: () => Promise<void>,
): Promise<boolean> {
  const stamp = join('.nabla/stamps', name);
  const current = await contentHash([...sources, 'package-lock.json']);
  const last = await readFile(stamp, 'utf8').catch(() => '');
  if (last === current && (await stat(product).catch(() => null))) return false;
  await make();
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, current);
  return true;
}

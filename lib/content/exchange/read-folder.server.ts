/** Reads an exercise's folder from disk. */
import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';

/** All `.yaml`, `.md` and `.ts` files in the folder and its subfolders. @throws Error where there is no such folder. */
export async function readExerciseFolder(folder: string): Promise<ExerciseFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(yaml|md|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = await Promise.all(
    paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8')] as const),
  );
  return { slug: basename(folder), files: new Map(files) };
}

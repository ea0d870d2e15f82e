/** An exercise → a zip that is exactly its folder in a repository. The same exercise gives the same bytes, whenever and wherever. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';

/** Read and written by its owner, read by others; in the upper half of the attributes, as Unix has it. */
const plainFile = 0o100644 << 16;

/** @param uploads name in `uploads/` → bytes */
export function exportFolder(
  { slug, files }: ExerciseFiles,
  uploads: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array {
  const contents = [
    ...[...files].map(([path, text]) => [`${slug}/${path}`, strToU8(text)] as const),
    ...[...uploads].map(([name, bytes]) => [`${slug}/uploads/${name}`, bytes] as const),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  // The earliest time that a zip can tell, in local time, since that is what is written down.
  const mtime = new Date(1980, 0, 1);
  const zippable: Zippable = Object.fromEntries(
    contents.map(([path, bytes]) => [path, [bytes, { mtime, os: 3, attrs: plainFile, level: 9 }]]),
  );
  return zipSync(zippable);
}

/** Reads a file to grade. */
import { readFile, stat } from 'node:fs/promises';

/** Far beyond any solution; a file larger than this was named by mistake. */
const mostBytes = 2 ** 20;

export type Source =
  | { readonly kind: 'source'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly error: string };

export async function readSource(path: string): Promise<Source> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return unreadable('it is not a file');
    if (found.size > mostBytes) return unreadable(`it is larger than ${mostBytes / 2 ** 20} MiB`);
    const text = await readFile(path, 'utf8');
    return { kind: 'source', text: text.replace(/^\ufeff/, '') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return unreadable('there is no such file');
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

function unreadable(error: string): Source {
  return { kind: 'unreadable', error };
}

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
    return { kind: 'source', text: decoded(await readFile(path)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return unreadable('there is no such file');
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

/** UTF-8, or the UTF-16 that some editors of Windows save as "Unicode" and begin with a mark. The mark itself is left out. */
function decoded(bytes: Uint8Array): string {
  const mark = `${bytes[0]},${bytes[1]}`;
  const encoding = mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function unreadable(error: string): Source {
  return { kind: 'unreadable', error };
}

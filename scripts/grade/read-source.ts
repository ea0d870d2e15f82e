/** Reads a file to grade. */
import { open, stat } from 'node:fs/promises';

/** More bytes than the longest source that is graded has in any encoding: what is longer is refused as too long, not as unreadable. */
const mostBytes = 4 * 2 ** 20;

export type Source =
  | { readonly kind: 'source'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly error: string };

export async function readSource(path: string): Promise<Source> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return unreadable('it is not a file');
    return { kind: 'source', text: decoded(await readBeginning(path, Math.min(found.size, mostBytes))) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return unreadable('there is no such file');
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

async function readBeginning(path: string, size: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
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

/** Reads a backup from its file, and does not end well unless all of it is there as it was written. */
import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type BackupHead, BackupRefused, endSchema, headSchema, type TableSum, tableSchema } from './format';

export interface ReadBackup {
  readonly head: BackupHead;
  /** By table, as the file's end has them. */
  readonly sums: ReadonlyMap<string, TableSum>;
}

/**
 * @param take gets every row as JSON text, in the file's order, before the end of the file has been seen
 * @throws BackupRefused for a file that is no backup, was cut off or has been changed
 */
export async function readBackup(
  file: string,
  take: (table: string, row: string) => Promise<void>,
): Promise<ReadBackup> {
  const hash = createHash('sha256');
  const counted = new Map<string, number>();
  let head: BackupHead | null = null;
  let table: string | null = null;
  /** What is read is one line behind: only the last one is the end. */
  let last: string | null = null;
  for await (const line of linesOf(file)) {
    if (last !== null) {
      hash.update(`${last}\n`);
      if (head === null) head = parseHead(last, file);
      else if (last.startsWith('{"table":')) {
        table = tableSchema.parse(JSON.parse(last)).table;
        counted.set(table, 0);
      } else if (table !== null) {
        counted.set(table, (counted.get(table) ?? 0) + 1);
        await take(table, last);
      }
    }
    last = line;
  }
  if (head === null) throw new BackupRefused(`${file} is no backup of Nabla.`);
  return { head, sums: endOf(last ?? '', file, hash.digest('hex'), counted) };
}

function endOf(line: string, file: string, sha256: string, counted: ReadonlyMap<string, number>) {
  const end = endSchema.safeParse(jsonOf(line));
  if (!end.success) throw new BackupRefused(`${file} was cut off: its end is missing. Take another backup.`);
  const sums = new Map(Object.entries(end.data.tables));
  const whole = end.data.sha256 === sha256 && [...sums].every(([table, { rows }]) => counted.get(table) === rows);
  if (!whole) throw new BackupRefused(`${file} is not as it was written. Take another backup.`);
  return sums;
}

function parseHead(line: string, file: string): BackupHead {
  const head = headSchema.safeParse(jsonOf(line));
  if (!head.success) throw new BackupRefused(`${file} is no backup of Nabla, or of a later version.`);
  return head.data;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  try {
    yield* createInterface({ input: source.pipe(gunzip), crlfDelay: Number.POSITIVE_INFINITY });
    // The lines end without a word where the stream fails.
    if (gunzip.errored) throw gunzip.errored;
  } catch (error) {
    throw new BackupRefused(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    });
  } finally {
    source.destroy();
  }
}

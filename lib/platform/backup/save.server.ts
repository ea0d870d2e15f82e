/** Saves the whole database into a file, as it was at one moment, and reads the file back. */
import 'server-only';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PrismaClient } from '@/prisma/generated/client';
import { Prisma } from '@/prisma/generated/client';
import { type BackupHead, backupFormat, type TableSum } from './format';
import { readBackup } from './read.server';
import { listMigrations, listTables, sumTable, type Table } from './tables.server';

/** A database of a million attempts takes minutes. */
export const longTransaction = { maxWait: 60_000, timeout: 60 * 60_000 };
/** Rows in memory at once. */
const fetched = 500;

export interface SavedBackup {
  readonly rows: number;
  readonly head: BackupHead;
}

/**
 * Changes that are made meanwhile are not in it. On the embedded database they wait, since it has one connection.
 * @param file must not exist yet. Only its owner can read it: it holds all that the database does.
 * @throws Error where it cannot be written, or does not come back as it was written; the file is gone then
 */
export async function saveBackup(client: PrismaClient, file: string): Promise<SavedBackup> {
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  await once(target, 'open');
  try {
    await writeBackup(client, target);
    const { head, sums } = await readBackup(file, async () => {});
    return { head, rows: [...sums.values()].reduce((sum, { rows }) => sum + rows, 0) };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Ends `target`, also where that fails. @throws what became of `target`, such as a full disk, or of the database */
export async function writeBackup(client: PrismaClient, target: Writable): Promise<void> {
  const gzip = createGzip({ level: 1 });
  const broken = new AbortController();
  const written = pipeline(gzip, target).catch((error: unknown) => broken.abort(error));
  const isolationLevel = Prisma.TransactionIsolationLevel.RepeatableRead;
  try {
    const lines = lineWriter(gzip, broken.signal);
    await client.$transaction((tx) => writeAll(tx, lines), { ...longTransaction, isolationLevel });
    gzip.end();
  } catch (error) {
    gzip.destroy();
    await written;
    // The first to fail is the cause: what waited for it knows only that it waits no more.
    throw error instanceof Error && error.name === 'AbortError' ? broken.signal.reason : error;
  }
  await written;
  broken.signal.throwIfAborted();
}

interface Lines {
  write(line: string): Promise<void>;
  sha256(): string;
}

/** @param broken aborted where nothing can be written any more: the transaction must not wait for it */
function lineWriter(to: Writable, broken: AbortSignal): Lines {
  const hash = createHash('sha256');
  return {
    async write(line) {
      broken.throwIfAborted();
      hash.update(`${line}\n`);
      if (!to.write(`${line}\n`)) await once(to, 'drain', { signal: broken });
    },
    sha256: () => hash.copy().digest('hex'),
  };
}

async function writeAll(tx: Prisma.TransactionClient, lines: Lines): Promise<void> {
  const head: BackupHead = {
    format: backupFormat,
    madeAt: new Date().toISOString(),
    migrations: [...(await listMigrations(tx))],
  };
  await lines.write(JSON.stringify(head));
  const sums: [string, TableSum][] = [];
  for (const table of await listTables(tx)) {
    sums.push([table.name, await sumTable(tx, table)]);
    await lines.write(JSON.stringify({ table: table.name }));
    await writeRows(tx, table, lines);
  }
  await lines.write(JSON.stringify({ tables: Object.fromEntries(sums), sha256: lines.sha256() }));
}

async function writeRows(tx: Prisma.TransactionClient, { sql }: Table, lines: Lines): Promise<void> {
  await tx.$executeRawUnsafe(`DECLARE saved NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS row FROM ${sql} AS t`);
  for (;;) {
    const rows = await tx.$queryRawUnsafe<{ row: string }[]>(`FETCH ${fetched} FROM saved`);
    for (const { row } of rows) await lines.write(row);
    if (rows.length < fetched) break;
  }
  await tx.$executeRawUnsafe('CLOSE saved');
}

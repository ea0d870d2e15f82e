/**
 * The database of this process: PGlite in NABLA_DATA, or the server that DATABASE_URL names. Kept on globalThis because
 * Next evaluates a module once per bundle, and a second PGlite on one folder would corrupt it.
 */

import 'server-only';
import { environment } from '@/lib/platform/env/environment.server';
import type { PrismaClient } from '@/prisma/generated/client';
import { type Connection, describeTarget, openConnection, type Target } from './connection.server';

interface Slot {
  nablaConnection?: Promise<Connection>;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

/** @throws DataFolderLocked, DataFolderUnusable or DatabaseUnreachable on first use. */
export function connection(): Promise<Connection> {
  slot.nablaConnection ??= openConnection(target()).catch((error: unknown) => {
    slot.nablaConnection = undefined; // the next call tries again
    throw error;
  });
  return slot.nablaConnection;
}

/** @throws DataFolderLocked, DataFolderUnusable or DatabaseUnreachable on first use. */
export async function database(): Promise<PrismaClient> {
  return (await connection()).client;
}

/** Makes `given` this process's database, for tests and tools that open their own. */
export function provideConnection(given: Connection): void {
  slot.nablaConnection = Promise.resolve(given);
}

/** Ends all connections and frees the data folder. Harmless where nothing was opened. */
export async function closeDatabase(): Promise<void> {
  const open = slot.nablaConnection;
  slot.nablaConnection = undefined;
  await (await open?.catch(() => undefined))?.close();
}

/** What the terminal calls it: the data folder, or the server without the password. */
export function databaseName(): string {
  return describeTarget(target());
}

function target(): Target {
  const { databaseUrl, poolSize, dataFolder } = environment();
  return databaseUrl ? { kind: 'server', url: databaseUrl, poolSize } : { kind: 'folder', folder: dataFolder };
}

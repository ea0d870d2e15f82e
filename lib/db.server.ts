/**
 * The database of this process: PGlite in NABLA_DATA, or the server that DATABASE_URL names. Kept on globalThis because
 * Next evaluates a module once per bundle, and a second PGlite on one folder would corrupt it.
 */
import type { PrismaClient } from '@/prisma/generated/client';
import { type Connection, openConnection } from './db/connection.server';
import { environment } from './env.server';

interface Slot {
  nablaConnection?: Promise<Connection>;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

/** @throws DataFolderLocked, DataFolderUnusable or DatabaseUnreachable on first use. */
export function connection(): Promise<Connection> {
  slot.nablaConnection ??= open().catch((error: unknown) => {
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

function open(): Promise<Connection> {
  const env = environment();
  return openConnection(
    env.DATABASE_URL
      ? { kind: 'server', url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE }
      : { kind: 'folder', folder: env.NABLA_DATA },
  );
}

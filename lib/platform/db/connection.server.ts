/** Opens either kind of PostgreSQL: PGlite in a folder or in memory, or a server. All else is the same for both. */
import 'server-only';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { PrismaClient } from '@/prisma/generated/client';
import { DatabaseUnreachable, DataFolderLocked, DataFolderUnusable } from './errors';
import { lockFolder } from './folder-lock.server';
import { type Ears, listenOnServer } from './listen.server';
import { PGliteAdapterFactory } from './pglite-adapter.server';

export type Target =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string; readonly poolSize: number };

/** This process as the database knows it: a claim by a name that has no connection any more was left by a crash. */
export const processName = `nabla-${randomUUID()}`;

export interface Connection {
  readonly client: PrismaClient;
  /** Runs `work` on the schema while no other process on the same database does. */
  migrating<T>(work: (adapter: SqlMigrationAwareDriverAdapterFactory) => Promise<T>): Promise<T>;
  /** Connections of this process, and queries of it that wait for one. */
  pool(): { readonly total: number; readonly idle: number; readonly waiting: number };
  /** Hears what any process on the same database tells by NOTIFY, until it is closed. `channel`: a name of ours, never input. */
  listen(channel: string, ears: Ears): Promise<void>;
  close(): Promise<void>;
}

/** The adapters write and read times without their zone. */
const sessionSettings = `SET TIME ZONE 'UTC'; SET application_name = '${processName}'`;

/** @throws DataFolderLocked, DataFolderUnusable or DatabaseUnreachable, each with a message for the person who runs it. */
export function openConnection(target: Target): Promise<Connection> {
  return target.kind === 'folder' ? openFolder(target.folder) : openServer(target);
}

/** On one connection a transaction waits for those before it: longer than Prisma's default of 2 s in a busy class. */
function prismaClient(adapter: SqlMigrationAwareDriverAdapterFactory): PrismaClient {
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 20_000, timeout: 20_000 } });
}

async function openFolder(folder: string): Promise<Connection> {
  let unlock = () => {};
  try {
    unlock = lockFolder(folder);
    const pglite = await PGlite.create(join(folder, 'pg'));
    return connect(pglite, async () => {
      await pglite.close();
      unlock();
    });
  } catch (error) {
    if (error instanceof DataFolderLocked) throw error;
    unlock();
    throw new DataFolderUnusable(resolve(folder), messageOf(error), { cause: error });
  }
}

/** Wraps an open PGlite. `release` ends what the caller opened, when the connection is closed. */
export async function connect(pglite: PGlite, release: () => Promise<void>): Promise<Connection> {
  await pglite.exec(sessionSettings);
  const adapter = new PGliteAdapterFactory(pglite);
  const client = prismaClient(adapter);
  const deafen: (() => Promise<void>)[] = [];
  return {
    client,
    migrating: (work) => work(adapter), // the folder's lock keeps other processes out
    pool: () => ({ total: 1, idle: 0, waiting: 0 }),
    listen: async (channel, ears) => {
      deafen.push(await pglite.listen(channel, ears.heard)); // nothing can be missed inside one process
    },
    close: async () => {
      await Promise.all(deafen.map((end) => end()));
      await client.$disconnect();
      await release();
    },
  };
}

async function openServer(target: Target & { kind: 'server' }): Promise<Connection> {
  const pool = new pg.Pool({
    connectionString: target.url,
    max: target.poolSize,
    connectionTimeoutMillis: 10_000,
    onConnect: async (connection) => {
      await connection.query(sessionSettings);
    },
  });
  // A server that restarts breaks idle connections; the pool replaces them.
  pool.on('error', () => {});
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw new DatabaseUnreachable(describeTarget(target), messageOf(error), { cause: error });
  }
  const client = prismaClient(new PrismaPg(pool));
  const deafen: (() => Promise<void>)[] = [];
  return {
    client,
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    migrating: (work) => holdingAdvisoryLock(pool, () => onOneConnection(target.url, work)),
    listen: async (channel, ears) => {
      deafen.push(await listenOnServer(target.url, channel, ears));
    },
    close: async () => {
      await Promise.all(deafen.map((end) => end()));
      await client.$disconnect();
      await pool.end();
    },
  };
}

/** Any number that no other program on the same database is likely to use. */
const advisoryLock = 762_252_114;

async function holdingAdvisoryLock<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const holder = await pool.connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [advisoryLock]);
    return await work();
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [advisoryLock]);
    holder.release();
  }
}

/** The schema engine takes a lock of its session and never gives it back: only closing its connection does. */
async function onOneConnection<T>(
  url: string,
  work: (adapter: SqlMigrationAwareDriverAdapterFactory) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    return await work(new PrismaPg(pool));
  } finally {
    await pool.end();
  }
}

/** The folder, or host, port and database without the password. */
export function describeTarget(target: Target): string {
  if (target.kind === 'folder') return resolve(target.folder);
  try {
    const { host, pathname } = new URL(target.url);
    return `${host || 'localhost'}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

/** A refused connection to a name with several addresses is an AggregateError without a message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

/**
 * An empty database for each test: a real PGlite in memory, copied from a migrated template. The template is made once
 * per set of migrations.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, beforeEach } from 'vitest';
import { type Connection, connect } from '@/lib/platform/db/connection.server';
import { closeDatabase, database, provideConnection } from '@/lib/platform/db/database.server';
import { migrate } from '@/lib/platform/db/migrate.server';
import { migrationFiles } from '@/lib/platform/db/schema-engine.server';
import type { PrismaClient } from '@/prisma/generated/client';

const cacheFolder = '.nabla/test';
let template: Promise<Blob> | undefined;

/** Making it takes seconds, so it is kept on disk under a name that changes with the migrations. */
async function findOrMakeTemplate(): Promise<Blob> {
  const version = createHash('sha256').update(JSON.stringify(migrationFiles().migrationDirectories)).digest('hex');
  const file = join(cacheFolder, `database-${version.slice(0, 16)}.tar`);
  const cached = await readFile(file).catch(() => null);
  if (cached) return new Blob([new Uint8Array(cached)]);
  const made = await makeTemplate();
  await mkdir(cacheFolder, { recursive: true });
  // Test files run at the same time: none may read half a file.
  const own = `${file}.${process.pid}.${Date.now()}`;
  await writeFile(own, new Uint8Array(await made.arrayBuffer()));
  await rename(own, file);
  return made;
}

async function makeTemplate(): Promise<Blob> {
  const pglite = await PGlite.create();
  const connection = await connect(pglite, () => pglite.close());
  await migrate(connection);
  const dump = await pglite.dumpDataDir('none');
  await connection.close();
  return dump;
}

interface Slot {
  nablaIdleDatabases?: PGlite[];
}
const slot: Slot = globalThis as Slot; // our own key on the global object

/**
 * Those of earlier tests, also of other files in the same process: to empty one takes a twentieth of the time that it takes to
 * start one.
 */
slot.nablaIdleDatabases ??= [];
const idle = slot.nablaIdleDatabases;

async function emptyDatabase(): Promise<PGlite> {
  template ??= findOrMakeTemplate();
  const used = idle.pop();
  if (!used) return PGlite.create({ loadDataDir: await template });
  const { rows } = await used.query<{ names: string }>(
    `SELECT string_agg(format('%I', tablename), ', ') AS names FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  await used.exec(`TRUNCATE ${rows[0]?.names} RESTART IDENTITY`);
  return used;
}

/** An open, migrated, empty database in memory. */
export async function freshConnection(): Promise<Connection> {
  const pglite = await emptyDatabase();
  return connect(pglite, async () => {
    idle.push(pglite);
  });
}

let open: () => Promise<Connection> = freshConnection;

/** Makes the files imported after this test another kind of database: test/platform/db/postgres.test.ts runs them on a server. */
export function useDatabasesOf(opener: () => Promise<Connection>): void {
  open = opener;
}

/** Gives every test of the file its own database; the function returned is the client of the running test's. */
export function freshDatabase(): () => PrismaClient {
  let client: PrismaClient | undefined;
  beforeEach(async () => {
    provideConnection(await open());
    client = await database();
  });
  afterEach(closeDatabase);
  return () => {
    if (!client) throw new Error('The database is open in tests and hooks only.');
    return client;
  };
}

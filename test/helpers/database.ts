/**
 * A database of its own for each test: a real PGlite in memory, copied from a migrated template. The template is made
 * once per test file.
 */
import { PGlite } from '@electric-sql/pglite';
import { afterEach, beforeEach } from 'vitest';
import { type Connection, connect } from '@/lib/db/connection.server';
import { closeDatabase, database, provideConnection } from '@/lib/db.server';
import { migrate } from '@/lib/migrate.server';
import type { PrismaClient } from '@/prisma/generated/client';

let template: Promise<Blob> | undefined;

async function makeTemplate(): Promise<Blob> {
  const pglite = await PGlite.create();
  const connection = await connect(pglite, () => {});
  await migrate(connection);
  const dump = await pglite.dumpDataDir('none');
  await connection.close();
  return dump;
}

/** An open, migrated, empty database in memory. */
export async function freshConnection(): Promise<Connection> {
  template ??= makeTemplate();
  return connect(await PGlite.create({ loadDataDir: await template }), () => {});
}

/** Gives every test of the file its own database; the function returned is the client of the running test's. */
export function useFreshDatabase(): () => PrismaClient {
  let client: PrismaClient | undefined;
  beforeEach(async () => {
    provideConnection(await freshConnection());
    client = await database();
  });
  afterEach(closeDatabase);
  return () => {
    if (!client) throw new Error('The database is open in tests and hooks only.');
    return client;
  };
}

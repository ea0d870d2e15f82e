/**
 * Puts a backup into a database: the schema that it was saved with, its rows, and then what this version has migrated since. The file is
 * read through once before anything is touched.
 */
import 'server-only';
import type { Connection } from '@/lib/platform/db/connection.server';
import { migrate } from '@/lib/platform/db/migrate.server';
import { migrationFiles } from '@/lib/platform/db/schema-engine.server';
import type { Prisma } from '@/prisma/generated/client';
import { type BackupHead, BackupRefused, type TableSum } from './format';
import { readBackup } from './read.server';
import { longTransaction } from './save.server';
import { listTables, sumTable, type Table } from './tables.server';

export interface RestoredBackup {
  readonly head: BackupHead;
  readonly rows: number;
  /** Applied after the rows were in. */
  readonly migrated: readonly string[];
}

/**
 * @param replace whether what the database holds may be deleted
 * @throws BackupRefused for a broken file, one of a later version, or a database that is not empty
 */
export async function restoreBackup(
  connection: Connection,
  file: string,
  { replace }: { readonly replace: boolean },
): Promise<RestoredBackup> {
  const { head, sums } = await readBackup(file, async () => {});
  requireKnown(head);
  const tables = await listTables(connection.client);
  if (tables.length > 0) await empty(connection, tables, replace);
  await migrate(connection, head.migrations);
  await connection.client.$transaction((tx) => load(tx, file, sums), longTransaction);
  const migrated = await migrate(connection);
  return { head, rows: [...sums.values()].reduce((sum, { rows }) => sum + rows, 0), migrated };
}

/** What this version does not know, it cannot make. */
export function requireKnown({ migrations }: BackupHead): void {
  const known = migrationFiles().migrationDirectories.map(({ path }) => path);
  const unknown = migrations.filter((name) => !known.includes(name));
  const isPrefix = known.slice(0, migrations.length).every((name, index) => name === migrations[index]);
  if (unknown.length > 0)
    throw new BackupRefused(`The backup is of a later version of Nabla (${unknown.join(', ')}). Upgrade Nabla first.`);
  if (!isPrefix) throw new BackupRefused('The backup is of a version of Nabla whose migrations are not among these.');
}

/** Its rows are looked at rather than its tables: a start has made those already. */
async function empty({ client }: Connection, tables: readonly Table[], replace: boolean): Promise<void> {
  const [found] = await client.$queryRaw<{ is: boolean }[]>`SELECT to_regclass('"User"') IS NOT NULL AS is`;
  const people = found?.is ? await client.user.count() : 0;
  if (people > 0 && !replace)
    throw new BackupRefused(
      `The database holds ${people} account(s) already. Take a backup of it and say --replace to delete everything in it.`,
    );
  await client.$transaction(async (tx) => {
    for (const { sql } of tables) await tx.$executeRawUnsafe(`DROP TABLE ${sql} CASCADE`);
    await tx.$executeRawUnsafe('DROP TABLE IF EXISTS _prisma_migrations');
    const types = await tx.$queryRaw<{ sql: string }[]>`
      SELECT quote_ident(typname) AS sql FROM pg_type
      WHERE typtype = 'e' AND typnamespace = current_schema()::regnamespace`;
    for (const { sql } of types) await tx.$executeRawUnsafe(`DROP TYPE ${sql}`);
  }, longTransaction);
}

/** Rows that refer to others come in any order: references are taken away and made again, which checks them all. */
async function load(tx: Prisma.TransactionClient, file: string, sums: ReadonlyMap<string, TableSum>): Promise<void> {
  const tables = new Map((await listTables(tx)).map((table) => [table.name, table]));
  const references = await takeReferences(tx);
  const insert = inserter(tx, tables);
  await readBackup(file, insert.take);
  await insert.rest();
  for (const { on, name, definition } of references)
    await tx.$executeRawUnsafe(`ALTER TABLE ${on} ADD CONSTRAINT ${name} ${definition}`);
  for (const [name, sum] of sums) {
    const table = tables.get(name);
    const there = table && (await sumTable(tx, table));
    if (there?.rows !== sum.rows || there.hash !== sum.hash)
      throw new BackupRefused(
        `"${name}" did not come back as it was saved, so the database was left without rows. Restore another backup.`,
      );
  }
}

async function takeReferences(tx: Prisma.TransactionClient) {
  const references = await tx.$queryRaw<{ on: string; name: string; definition: string }[]>`
    SELECT conrelid::regclass::text AS on, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`;
  for (const { on, name } of references) await tx.$executeRawUnsafe(`ALTER TABLE ${on} DROP CONSTRAINT ${name}`);
  return references;
}

/** In one statement at most. */
const mostRows = 500;
const mostCharacters = 4_000_000;

function inserter(tx: Prisma.TransactionClient, tables: ReadonlyMap<string, Table>) {
  let into = '';
  let rows: string[] = [];
  let characters = 0;
  async function flush(): Promise<void> {
    const table = tables.get(into);
    if (rows.length > 0 && !table)
      throw new BackupRefused(`The backup has a table "${into}" that its version had not.`);
    if (table && rows.length > 0)
      await tx.$executeRawUnsafe(
        `INSERT INTO ${table.sql} SELECT * FROM json_populate_recordset(NULL::${table.sql}, $1::json)`,
        `[${rows.join(',')}]`,
      );
    rows = [];
    characters = 0;
  }
  return {
    take: async (table: string, row: string) => {
      if (table !== into || rows.length >= mostRows || characters + row.length > mostCharacters) await flush();
      into = table;
      rows.push(row);
      characters += row.length;
    },
    rest: flush,
  };
}

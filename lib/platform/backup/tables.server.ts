/** What of the database is saved: all of our tables, as they are found there. */
import 'server-only';
import type { Prisma } from '@/prisma/generated/client';
import type { TableSum } from './format';

/** Quoted for SQL by the database itself: names come from its catalogue, never from a file. */
export interface Table {
  readonly name: string;
  readonly sql: string;
}

export async function listTables(tx: Prisma.TransactionClient): Promise<readonly Table[]> {
  return tx.$queryRaw<Table[]>`
    SELECT tablename AS name, quote_ident(tablename) AS sql FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations' ORDER BY 1`;
}

export async function sumTable(tx: Prisma.TransactionClient, { sql }: Table): Promise<TableSum> {
  const [sum] = await tx.$queryRawUnsafe<TableSum[]>(
    `SELECT count(*)::int AS rows, coalesce(sum(hashtextextended(to_jsonb(t)::text, 0)::numeric), 0)::text AS hash FROM ${sql} AS t`,
  );
  return sum ?? { rows: 0, hash: '0' };
}

/** Oldest first; none where the database is empty. */
export async function listMigrations(tx: Prisma.TransactionClient): Promise<readonly string[]> {
  const [found] = await tx.$queryRaw<{ is: boolean }[]>`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS is`;
  if (!found?.is) return [];
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`;
  return rows.map(({ name }) => name);
}

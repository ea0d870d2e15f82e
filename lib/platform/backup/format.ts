/**
 * The format of a backup: gzipped text, a JSON value a line (docs/operating.md). The first line is the head, then for each table its
 * name and its rows, and the last line what all of it must come to.
 */
import { z } from 'zod';

export const backupFormat = 'nabla-backup-1';

export const headSchema = z.object({
  format: z.literal(backupFormat),
  madeAt: z.iso.datetime(),
  /** Applied to the database that was saved, oldest first: they say what the tables are like. */
  migrations: z.array(z.string()).min(1),
});
export type BackupHead = z.infer<typeof headSchema>;

export const tableSchema = z.object({ table: z.string() });

/** Of a table's rows, whatever their order: how many, and the sum of their hashes as the database makes them. */
export const sumSchema = z.object({ rows: z.number().int(), hash: z.string() });
export type TableSum = z.infer<typeof sumSchema>;

/** `sha256`: of all lines before this one. */
export const endSchema = z.object({ tables: z.record(z.string(), sumSchema), sha256: z.string() });

/** Expected trouble: its message is for the person at the terminal. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/** Brings the database up to the migrations in prisma/migrations, as `prisma migrate deploy` would. */
import 'server-only';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Connection } from './connection.server';
import { connection } from './database.server';
import { everything, migrationFiles, schemaFiles, withSchemaEngine } from './schema-engine.server';

export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

/**
 * Applies what is missing and returns its names, oldest first; empty when the database was up to date. Several processes
 * may start at once: one migrates while the others wait.
 * @param only those of these names, as a database of an earlier version has them
 * @throws MigrationFailed with the engine's explanation; the failed migration is recorded in `_prisma_migrations`.
 */
export async function migrate(on?: Connection, only?: readonly string[]): Promise<readonly string[]> {
  const { migrating } = on ?? (await connection());
  return migrating(async (adapter) => {
    try {
      const all = migrationFiles();
      const chosen = all.migrationDirectories.filter(({ path }) => only?.includes(path) ?? true);
      const input = { migrationsList: { ...all, migrationDirectories: chosen }, filters: everything };
      return (await withSchemaEngine(adapter, (engine) => engine.applyMigrations(input))).appliedMigrationNames;
    } catch (error) {
      throw new MigrationFailed(`The database could not be migrated: ${String(error)}`, { cause: error });
    }
  });
}

/** SQL that leads from what the migrations make to what the schema says; empty when they agree. */
export async function pendingSchemaChange(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<string> {
  const result = await withSchemaEngine(adapter, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrationFiles() },
      to: { tag: 'schemaDatamodel', ...schemaFiles() },
      script: true,
      exitCode: null,
      filters: everything,
    }),
  );
  const script = result.stdout?.trim() ?? '';
  return script === '-- This is an empty migration.' ? '' : script;
}

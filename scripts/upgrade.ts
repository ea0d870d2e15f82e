/**
 * `npm run upgrade -- --check`: what the next start of this version would change in the database, without changing anything. Exit status 1
 * where the database is of a later version.
 */
import { BackupRefused } from '@/lib/platform/backup/format';
import { runForOperator } from './operator';

await runForOperator(async () => {
  if (process.argv.slice(2).join(' ') !== '--check')
    throw new BackupRefused('Usage: npm run upgrade -- --check\nThe upgrade itself is what npm start does.');
  const { database, databaseName } = await import('@/lib/platform/db/database.server');
  const { listMigrations } = await import('@/lib/platform/backup/tables.server');
  const { migrationFiles } = await import('@/lib/platform/db/schema-engine.server');
  const applied = await listMigrations(await database());
  const known = migrationFiles().migrationDirectories.map(({ path }) => path);
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new BackupRefused(`${databaseName()} is of a later version of Nabla (${unknown.join(', ')}).`);
  const missing = known.filter((name) => !applied.includes(name));
  if (missing.length === 0) console.log(`${databaseName()} is up to date.`);
  else if (applied.length === 0) console.log(`${databaseName()} is empty: a start makes it.`);
  else console.log(`A start would apply to ${databaseName()}: ${missing.join(', ')}\nTake a backup first.`);
});

/**
 * `npx tsx scripts/migration.ts new <name>`: writes the migration that leads from prisma/migrations to
 * prisma/schema.prisma, with databases in memory. Read the SQL before committing it: a rename looks like drop and add.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pendingSchemaChange } from '@/lib/platform/db/migrate.server';
import { PGliteAdapterFactory } from '@/lib/platform/db/pglite-adapter.server';

const folder = 'prisma/migrations';
const lockFile = join(folder, 'migration_lock.toml');
const lock = '# Written by Prisma Migrate; belongs into version control.\nprovider = "postgresql"\n';

async function writeMigration(name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  if (!existsSync(lockFile)) await writeFile(lockFile, lock);
  const database = await PGlite.create();
  const sql = await pendingSchemaChange(new PGliteAdapterFactory(database));
  await database.close();
  if (!sql) return 'The migrations already say what the schema says.';
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const target = join(folder, `${stamp}_${name}`);
  await mkdir(target);
  await writeFile(join(target, 'migration.sql'), `${sql}\n`);
  return `Wrote ${target}/migration.sql`;
}

const [command, name] = process.argv.slice(2);
if (command !== 'new' || !name || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  console.error('Usage: npx tsx scripts/migration.ts new <name_in_lower_case>');
  process.exit(2);
}
console.log(await writeMigration(name));

import { PGlite } from '@electric-sql/pglite';
import { expect, test, vi } from 'vitest';
import { connect } from '@/lib/platform/db/connection.server';
import { migrate, pendingSchemaChange } from '@/lib/platform/db/migrate.server';
import { PGliteAdapterFactory } from '@/lib/platform/db/pglite-adapter.server';

// The schema engine is compiled anew and replays every migration: seconds on an idle machine.
vi.setConfig({ testTimeout: 120_000 });

test('the migrations make what the schema says', async () => {
  const pglite = await PGlite.create();
  expect(await pendingSchemaChange(new PGliteAdapterFactory(pglite))).toBe('');
  await pglite.close();
});

test('migrating twice applies each migration once and records it as prisma migrate does', async () => {
  const pglite = await PGlite.create();
  const connection = await connect(pglite, () => pglite.close());
  const applied = await migrate(connection);
  expect(applied.length).toBeGreaterThan(0);
  expect(await migrate(connection)).toEqual([]);
  const { rows } = await pglite.query(
    'SELECT migration_name AS name, applied_steps_count AS steps FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
  );
  expect(rows).toEqual(applied.map((name) => ({ name, steps: 1 })));
  await connection.close();
});

test('a database that has tables of another program is refused, with a message that says so', async () => {
  const pglite = await PGlite.create();
  const connection = await connect(pglite, () => pglite.close());
  await pglite.exec('CREATE TABLE "Sheep" (id int)');
  await expect(migrate(connection)).rejects.toThrow(/could not be migrated.*not empty/s);
  await connection.close();
});

test('a bundle that loads the engine again leaves the work of the first alone', async () => {
  const pglite = await PGlite.create();
  const versionIn = async (bundle: typeof import('@/lib/platform/db/schema-engine.server'), during = async () => {}) =>
    bundle.withSchemaEngine(new PGliteAdapterFactory(pglite), async (engine) => {
      await during();
      return engine.version();
    });
  const first = await import('@/lib/platform/db/schema-engine.server');
  const version = await versionIn(first, async () => {
    vi.resetModules();
    await versionIn(await import('@/lib/platform/db/schema-engine.server'));
  });
  expect(version).toMatch(/PostgreSQL/);
  await pglite.close();
});

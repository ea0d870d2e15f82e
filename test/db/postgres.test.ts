/**
 * The suites that read and write, once more on a real PostgreSQL server, and what only a server can show: several
 * connections at once.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '@/lib/db/connection.server';
import { DatabaseUnreachable } from '@/lib/db/errors';
import { migrate } from '@/lib/migrate.server';
import { useDatabasesOf } from '../helpers/database';
import { findPostgresPrograms, type PostgresServer, startPostgres } from '../helpers/postgres';

const programs = findPostgresPrograms();

if (!programs) {
  const why =
    'NOT TESTED ON A POSTGRESQL SERVER: initdb and postgres are not installed (on Debian: apt-get install postgresql)';
  if (process.env.CI) throw new Error(why);
  process.stderr.write(`\n${why}\n`);
  test.skip(why);
}

/** Each in a `describe` of its own: the hooks of a file are for its own tests. */
const suites = {
  attempts: () => import('../attempts/attempts.test'),
  work: () => import('../attempts/work.test'),
  'provider accounts': () => import('../auth/provider-accounts.test'),
  'set-up': () => import('../auth/setup.test'),
  'sign-up': () => import('../auth/sign-up.test'),
  catalogue: () => import('../catalogue/publish.test'),
  classes: () => import('../classes/classes.test'),
  progress: () => import('../progress/progress.test'),
} as const;

describe.runIf(programs)('on a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(programs ?? '');
    useDatabasesOf(() => server.freshConnection());
  });
  afterAll(() => server.stop());

  for (const [name, suite] of Object.entries(suites)) describe(name, suite);

  test('processes that start at once migrate once', async () => {
    const empty = await server.freshConnection();
    await empty.client.$executeRaw`DROP SCHEMA public CASCADE`;
    await empty.client.$executeRaw`CREATE SCHEMA public`;
    const applied = await Promise.all([migrate(empty), migrate(empty), migrate(empty)]);
    expect(applied.map(({ length }) => Math.min(length, 1)).sort()).toEqual([0, 0, 1]);
    await empty.close();
  });

  test('times are instants, whatever the time zone of the server', async () => {
    const { client, close } = await server.freshConnection();
    await client.$executeRawUnsafe(`ALTER ROLE nabla SET timezone = 'Asia/Kolkata'`);
    const [{ name = '' } = {}] = await client.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
    await close();
    const again = await openConnection({ kind: 'server', url: server.url(name), poolSize: 2 });
    const createdAt = new Date('2026-03-29T01:30:00.123Z');
    await again.client.user.create({ data: { email: 'ada@school.edu', name: 'Ada', createdAt } });
    const rows = await again.client.$queryRaw`SELECT extract(epoch FROM "createdAt")::float8 AS epoch FROM "User"`;
    expect(rows).toEqual([{ epoch: createdAt.getTime() / 1000 }]);
    await again.close();
  });

  test('a database that does not exist is named', async () => {
    const opening = openConnection({ kind: 'server', url: server.url('nowhere'), poolSize: 2 });
    await expect(opening).rejects.toThrow(DatabaseUnreachable);
    await expect(opening).rejects.toThrow(/nowhere cannot be used: database "nowhere" does not exist/);
  });
});

/**
 * The suites that read and write, once more on a real PostgreSQL server, and what only a server can show: several
 * connections at once. Where PostgreSQL is not installed the first test fails and says what to install.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimAttempts } from '@/lib/learning/attempts/claim.server';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { type Connection, openConnection } from '@/lib/platform/db/connection.server';
import { closeDatabase, provideConnection } from '@/lib/platform/db/database.server';
import { DatabaseUnreachable } from '@/lib/platform/db/errors';
import { migrate } from '@/lib/platform/db/migrate.server';
import { type PostgresServer, startPostgres } from '@/scripts/bench/postgres';
import { useDatabasesOf } from '../../helpers/database';
import { makeRevision, right } from '../../helpers/exercise';
import { makeUser } from '../../helpers/people';

const openServer = (url: string) => openConnection({ kind: 'server', url, poolSize: 10 });
let server: PostgresServer;
let template: string;
let copies = 0;

beforeAll(async () => {
  server = await startPostgres();
  template = await server.createDatabase();
  const connection = await openServer(template);
  await migrate(connection);
  await connection.close();
  useDatabasesOf(freshConnection);
});
afterAll(() => server?.stop());

/** An open, migrated, empty database of its own. */
async function freshConnection(): Promise<Connection> {
  copies += 1;
  const { pathname } = new URL(template);
  const name = `${pathname.slice(1)}_${copies}`;
  const client = new pg.Client({ connectionString: withDatabase('postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${pathname.slice(1)}`);
  await client.end();
  return openServer(withDatabase(name));
}

function withDatabase(name: string): string {
  return Object.assign(new URL(template), { pathname: `/${name}` }).href;
}

/** In a `describe` of its own: the hooks of a file are for its own tests. */
function suite(name: string, load: () => Promise<object>): void {
  describe(name, () => load().then(() => {}));
}

suite('attempts', () => import('../../learning/attempts/attempts.test'));
suite('work', () => import('../../learning/attempts/work.test'));
suite('provider accounts', () => import('../../people/joining/provider-accounts.test'));
suite('set-up', () => import('../../people/accounts/setup.test'));
suite('sign-up', () => import('../../people/joining/sign-up.test'));
suite('catalogue', () => import('../../learning/catalogue/publish.test'));
suite('classes', () => import('../../teaching/classes/classes.test'));
suite('live', () => import('../live/live.test'));
suite('progress', () => import('../../learning/progress/progress.test'));

test('processes that start at once migrate once', async () => {
  const url = await server.createDatabase();
  const processes = await Promise.all([openServer(url), openServer(url), openServer(url)]);
  const applied = await Promise.all(processes.map((connection) => migrate(connection)));
  expect(applied.filter(({ length }) => length > 0)).toHaveLength(1);
  await Promise.all(processes.map(({ close }) => close()));
});

test('what one process tells is heard by the others, again after the connection broke', async () => {
  const url = await server.createDatabase();
  const [one, other] = await Promise.all([openServer(url), openServer(url)]);
  const heard: string[] = [];
  await other.listen('nabla_test', { heard: (payload) => heard.push(payload), missed: () => heard.push('(missed)') });
  await one.client.$executeRaw`SELECT pg_notify('nabla_test', 'first')`;
  await expect.poll(() => heard).toEqual(['first']);
  await one.client.$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query = 'LISTEN nabla_test'`;
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['first', '(missed)']);
  await one.client.$executeRaw`SELECT pg_notify('nabla_test', 'second')`;
  await expect.poll(() => heard).toEqual(['first', '(missed)', 'second']);
  await Promise.all([one.close(), other.close()]);
});

test('times are instants, whatever the time zone of the server', async () => {
  const first = await freshConnection();
  await first.client.$executeRaw`ALTER ROLE nabla SET timezone = 'Asia/Kolkata'`;
  await first.close();
  const { client, close } = await freshConnection();
  const createdAt = new Date('2026-03-29T01:30:00.123Z');
  await client.user.create({ data: { email: 'ada@school.edu', name: 'Ada', createdAt } });
  const rows = await client.$queryRaw`SELECT extract(epoch FROM "createdAt")::float8 AS epoch FROM "User"`;
  expect(rows).toEqual([{ epoch: createdAt.getTime() / 1000 }]);
  await close();
});

test('a claim of another living process is left alone, and taken over as soon as that process is gone', async () => {
  const connection = await freshConnection();
  provideConnection(connection);
  await publishCourse('Test', [makeRevision()]);
  await submitAttempt(await makeUser(), { id: randomUUID(), slug: 'double', source: right });
  const [{ name = '' } = {}] = await connection.client.$queryRaw<
    { name: string }[]
  >`SELECT current_database()::text AS name`;
  const other = new pg.Client({ connectionString: withDatabase(name), application_name: 'nabla-other' });
  await other.connect();
  expect(await claimAttempts(10, 'nabla-other')).toHaveLength(1);
  expect(await claimAttempts(10)).toEqual([]);
  await other.end();
  await expect.poll(() => claimAttempts(10)).toMatchObject([{ tries: 2 }]);
  await closeDatabase();
});

test('two processes that claim at the same moment never claim the same attempt', async () => {
  const connection = await freshConnection();
  provideConnection(connection);
  await publishCourse('Test', [makeRevision()]);
  const students = await Promise.all(Array.from({ length: 20 }, () => makeUser()));
  await Promise.all(
    students.map((student) => submitAttempt(student, { id: randomUUID(), slug: 'double', source: right })),
  );
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimAttempts(3)));
  const ids = claims.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  await closeDatabase();
});

test('a database that does not exist is named', async () => {
  const opening = openServer(withDatabase('nowhere'));
  await expect(opening).rejects.toThrow(DatabaseUnreachable);
  await expect(opening).rejects.toThrow(/nowhere cannot be used: database "nowhere" does not exist/);
});

/** A backup comes back as it was, or not at all. Databases in memory; test/platform/backup/server.test.ts has a PostgreSQL server. */
import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restoreBackup } from '@/lib/platform/backup/restore.server';
import { saveBackup, writeBackup } from '@/lib/platform/backup/save.server';
import { type Connection, connect } from '@/lib/platform/db/connection.server';
import { migrationFiles } from '@/lib/platform/db/schema-engine.server';
import { freshConnection } from '../../helpers/database';
import { fillSomewhat } from '../../helpers/some-data';

// Every restore migrates an empty database with the schema engine: seconds each.
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
let file = '';
const open: Connection[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabla-backup-'));
  file = join(folder, 'one.nabla');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((connection) => connection.close()));
  await rm(folder, { recursive: true });
});

async function filled(): Promise<Connection> {
  const connection = await freshConnection();
  open.push(connection);
  await fillSomewhat(connection);
  return connection;
}

/** A good backup at `file`; saved once. */
let saved: Promise<Buffer> | undefined;
async function goodBackup(): Promise<void> {
  saved ??= filled().then(async ({ client }) => {
    await saveBackup(client, join(folder, 'good.nabla'));
    return readFile(join(folder, 'good.nabla'));
  });
  await writeFile(file, await saved);
}

/** With its schema and nothing in it: what a start without accounts makes. */
async function freshDatabase(): Promise<Connection> {
  const connection = await freshConnection();
  open.push(connection);
  return connection;
}

/** Without a schema. */
async function emptyDatabase(): Promise<Connection> {
  const pglite = await PGlite.create();
  const connection = await connect(pglite, () => pglite.close());
  open.push(connection);
  return connection;
}

/** Every table as text, in a fixed order. */
async function contentOf({ client }: Connection): Promise<unknown> {
  const tables = await client.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`;
  const content: unknown[] = [];
  for (const { name } of tables)
    content.push([name, await client.$queryRawUnsafe(`SELECT to_jsonb(t)::text AS row FROM ${name} t ORDER BY 1`)]);
  return content;
}

const keep = { replace: false };

test('what was saved comes back to the letter, for its owner alone to read', async () => {
  const source = await filled();
  const { rows } = await saveBackup(source.client, file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const target = await emptyDatabase();
  expect(await restoreBackup(target, file, keep)).toMatchObject({ rows, migrated: [] });
  expect(await contentOf(target)).toEqual(await contentOf(source));
});

test('references hold again afterwards', async () => {
  await goodBackup();
  const target = await freshDatabase();
  await restoreBackup(target, file, keep);
  const orphan = { userId: randomUUID(), version: 0, device: 'Nobody’s' };
  await expect(target.client.session.create({ data: orphan })).rejects.toThrow(/[Ff]oreign key/);
});

test('a file that is there already is not written over', async () => {
  await writeFile(file, 'mine');
  await expect(saveBackup((await filled()).client, file)).rejects.toThrow('EEXIST');
  expect(await readFile(file, 'utf8')).toBe('mine');
});

test('a database with accounts is left alone, unless it may be replaced', async () => {
  const source = await filled();
  await saveBackup(source.client, file);
  const target = await filled();
  const before = await contentOf(target);
  await expect(restoreBackup(target, file, keep)).rejects.toThrow('--replace');
  expect(await contentOf(target)).toEqual(before);
  await restoreBackup(target, file, { replace: true });
  expect(await contentOf(target)).toEqual(await contentOf(source));
});

/** The file with its text changed, and what was written of its own sums. */
const change = async (edit: (text: string) => string) =>
  writeFile(file, gzipSync(edit(gunzipSync(await readFile(file)).toString())));

test.each([
  ['was cut off', (text: string) => text.slice(0, -200)],
  ['lost a row', (text: string) => text.replace(/\{"id".*\n/, '')],
  ['has a changed row', (text: string) => text.replace('Ada', 'Eve')],
  ['is of something else', () => '{"format":"other"}\n{}\n'],
  ['is empty', () => ''],
])('a backup that %s is refused before anything is touched', async (_, edit) => {
  await goodBackup();
  await change(edit);
  const target = await freshDatabase();
  await expect(restoreBackup(target, file, keep)).rejects.toThrow(/cut off|as it was written|no backup/);
  expect(await target.client.exercise.count()).toBe(0);
});

test('bytes that are no archive are refused', async () => {
  await goodBackup();
  await writeFile(file, (await readFile(file)).subarray(0, 300));
  await expect(restoreBackup(await freshDatabase(), file, keep)).rejects.toThrow('cannot be read');
  await rm(file);
  await appendFile(file, 'Dear diary');
  await expect(restoreBackup(await freshDatabase(), file, keep)).rejects.toThrow('cannot be read');
});

/** A backup as a version with other migrations would have written it. */
async function withMigrations(edit: (names: readonly string[]) => readonly string[]) {
  const { createHash } = await import('node:crypto');
  await change((text) => {
    const lines = text.trimEnd().split('\n');
    const head = JSON.parse(lines[0] ?? '');
    const end = JSON.parse(lines.at(-1) ?? '');
    const body = [JSON.stringify({ ...head, migrations: edit(head.migrations) }), ...lines.slice(1, -1)];
    const sha256 = createHash('sha256')
      .update(`${body.join('\n')}\n`)
      .digest('hex');
    return `${[...body, JSON.stringify({ ...end, sha256 })].join('\n')}\n`;
  });
}

test('a backup of a later version is refused, by the name of what is missing here', async () => {
  await goodBackup();
  await withMigrations((names) => [...names, '20991231000000_flying_cars']);
  await expect(restoreBackup(await freshDatabase(), file, keep)).rejects.toThrow(/later version.*flying_cars/);
});

test('a backup of an earlier version is migrated', async () => {
  const names = migrationFiles().migrationDirectories.map(({ path }) => path);
  const [first = ''] = names;
  const { migrate } = await import('@/lib/platform/db/migrate.server');
  const old = await emptyDatabase();
  await migrate(old, [first]);
  await old.client
    .$executeRaw`INSERT INTO "User" (id, email, name) VALUES (gen_random_uuid(), 'old@school.edu', 'Old')`;
  await saveBackup(old.client, file);
  const target = await emptyDatabase();
  expect((await restoreBackup(target, file, keep)).migrated).toEqual(names.slice(1));
  expect(await target.client.user.findMany({ select: { email: true, sessionVersion: true } })).toEqual([
    { email: 'old@school.edu', sessionVersion: 0 },
  ]);
});

test('a disk that is full ends the backup with its reason, and the database goes on', async () => {
  const { client } = await filled();
  // More than the streams hold back, so that the backup waits for the disk.
  await client.class.createMany({
    data: Array.from({ length: 400 }, (_, i) => ({ name: randomUUID().repeat(50), joinCode: `FULL${i}` })),
  });
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('ENOSPC: no space left on device')) });
  await expect(writeBackup(client, full)).rejects.toThrow('ENOSPC');
  expect(await client.class.count()).toBe(400);
});

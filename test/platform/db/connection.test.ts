import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection } from '@/lib/platform/db/connection.server';
import { DatabaseUnreachable, DataFolderLocked } from '@/lib/platform/db/errors';
import { lockFolder } from '@/lib/platform/db/folder-lock.server';
import { migrate } from '@/lib/platform/db/migrate.server';
import { freshConnection } from '../../helpers/database';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabla-db-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const user = (email: string) => ({ email, name: 'Ada', role: 'student' as const });

test('what was written is there after closing and opening the folder again', async () => {
  const first = await openConnection({ kind: 'folder', folder });
  await migrate(first);
  await first.client.user.create({ data: user('ada@school.edu') });
  await first.close();
  const second = await openConnection({ kind: 'folder', folder });
  expect(await second.client.user.count()).toBe(1);
  await second.close();
});

test('the data folder is shut to other users at every start, also where it was open before', async () => {
  await chmod(folder, 0o755);
  lockFolder(folder)();
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  const fresh = join(folder, 'fresh');
  lockFolder(fresh)();
  expect((await stat(fresh)).mode & 0o777).toBe(0o700);
});

test('a folder in use is refused with the process that uses it and what to do', () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(DataFolderLocked);
  expect(() => lockFolder(folder)).toThrow(
    `The data folder ${folder} is in use by process ${process.pid}: stop it or set NABLA_DATA to another folder.`,
  );
  unlock();
  lockFolder(folder)();
});

test('the lock of a process that is gone is taken over', async () => {
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  await writeFile(join(folder, 'nabla.lock'), JSON.stringify({ pid: gone.pid, started: '1' }));
  lockFolder(folder)();
  expect(await readdir(folder)).toEqual([]);
});

test('the lock of a process whose id another process has now is taken over', async () => {
  await writeFile(join(folder, 'nabla.lock'), JSON.stringify({ pid: process.pid, started: 'at another time' }));
  lockFolder(folder)();
});

test('a process that is just ending is waited for, and its zombie holds nothing', async () => {
  const ending = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 300)']);
  await once(ending, 'spawn');
  await writeFile(join(folder, 'nabla.lock'), JSON.stringify({ pid: ending.pid, started: await startOf(ending.pid) }));
  // Synchronous: this process cannot reap the child meanwhile, so it is a zombie from its end on.
  lockFolder(folder)();
});

/** When a process began, as the lock writes it. */
async function startOf(pid = 0): Promise<string> {
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  return (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')[19] ?? '';
}

test('a half-written lock is taken over', async () => {
  await writeFile(join(folder, 'nabla.lock'), '{"pid":');
  lockFolder(folder)();
});

test('a server that does not answer is named without its password', async () => {
  const target = { kind: 'server', url: 'postgresql://ada:secret@127.0.0.1:1/nabla', poolSize: 2 } as const;
  const opening = openConnection(target);
  await expect(opening).rejects.toThrow(DatabaseUnreachable);
  await expect(opening).rejects.toThrow(/127\.0\.0\.1:1\/nabla cannot be used: .*ECONNREFUSED/);
  await expect(opening).rejects.not.toThrow(/secret/);
});

test('a query outside a transaction waits for it and never becomes part of it', async () => {
  const { client, close } = await freshConnection();
  let outside: Promise<unknown> = Promise.resolve();
  const failing = client.$transaction(async (tx) => {
    await tx.user.create({ data: user('inside@school.edu') });
    outside = client.user.create({ data: user('outside@school.edu') });
    await tx.user.count();
    throw new Error('undo');
  });
  await expect(failing).rejects.toThrow('undo');
  await outside;
  expect(await client.user.findMany({ select: { email: true } })).toEqual([{ email: 'outside@school.edu' }]);
  await close();
});

test('fifty transactions at once each see a consistent state', async () => {
  const { client, close } = await freshConnection();
  await client.setting.create({ data: { key: 'count', value: '0' } });
  const increment = () =>
    client.$transaction(async (tx) => {
      const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'count' } });
      await tx.setting.update({ where: { key: 'count' }, data: { value: String(Number(value) + 1) } });
    });
  await Promise.all(Array.from({ length: 50 }, increment));
  expect((await client.setting.findUniqueOrThrow({ where: { key: 'count' } })).value).toBe('50');
  await close();
});

test('a transaction that fails in the database is rolled back and the next one works', async () => {
  const { client, close } = await freshConnection();
  await client.user.create({ data: user('ada@school.edu') });
  const clashing = client.$transaction(async (tx) => {
    await tx.setting.create({ data: { key: 'a', value: '1' } });
    await tx.user.create({ data: user('ada@school.edu') });
  });
  await expect(clashing).rejects.toThrow(/Unique constraint/);
  expect(await client.setting.count()).toBe(0);
  await client.$transaction((tx) => tx.setting.create({ data: { key: 'a', value: '1' } }), {
    isolationLevel: 'Serializable',
  });
  expect(await client.setting.count()).toBe(1);
  await close();
});

test('times are stored as the instants they are, whatever the time zone of the process', async () => {
  const { client, close } = await freshConnection();
  const createdAt = new Date('2026-03-29T01:30:00.123Z');
  await client.user.create({ data: { ...user('ada@school.edu'), createdAt } });
  const rows = await client.$queryRaw<{ epoch: number }[]>`
    SELECT extract(epoch FROM "createdAt")::float8 AS epoch FROM "User"`;
  expect(rows).toEqual([{ epoch: createdAt.getTime() / 1000 }]);
  expect((await client.user.findFirstOrThrow()).createdAt).toEqual(createdAt);
  await close();
});

/**
 * `npm run backup -- <file>`: everything that the database holds, as it is at one moment, in one file. The server may go on: the embedded
 * database is saved by the server that has it open, a PostgreSQL server's in a transaction of its own.
 */
import { copyFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { postBackup } from '@/lib/platform/backup/endpoints';
import { BackupRefused } from '@/lib/platform/backup/format';
import { runForOperator } from './operator';

await runForOperator(async () => {
  const [given, ...rest] = process.argv.slice(2);
  if (!given || rest.length > 0) throw new BackupRefused('Usage: npm run backup -- <file>');
  const file = resolve(given);
  const rows = (await askRunning(file)) ?? (await saveHere(file));
  console.log(`${rows.toLocaleString('en')} rows saved in ${file}, and read back.`);
});

/** Null where no server has the data folder open. */
async function askRunning(file: string): Promise<number | null> {
  const { environment } = await import('@/lib/platform/env/environment.server');
  const { databaseUrl, dataFolder } = environment();
  const { findDoor } = await import('@/lib/platform/backup/door.server');
  const door = databaseUrl ? null : findDoor(dataFolder);
  if (!door) return null;
  const url = `http://localhost:${door.port}${postBackup.path}`;
  const headers = { authorization: `Bearer ${door.secret}` };
  const response = await fetch(url, { method: 'POST', headers }).catch(() => null);
  // A door that a server left behind which is gone, or another server there since.
  if (!response || response.status === 401 || response.status === 404) return null;
  if (!response.ok) throw new BackupRefused(`The server could not make the backup: ${await response.text()}`);
  const made = postBackup.output.parse(await response.json());
  // Never over a file that is there.
  await copyFile(made.file, file, 1).finally(() => rm(made.file, { force: true }));
  return made.rows;
}

async function saveHere(file: string): Promise<number> {
  const { database } = await import('@/lib/platform/db/database.server');
  const { saveBackup } = await import('@/lib/platform/backup/save.server');
  return (await saveBackup(await database(), file)).rows;
}

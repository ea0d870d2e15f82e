/** The part of `npm run backup` that the server does which has the embedded database open. */
import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { database } from '@/lib/platform/db/database.server';
import { environment } from '@/lib/platform/env/environment.server';
import { log } from '@/lib/platform/observe/log.server';
import { backupFolder } from './door.server';
import { saveBackup } from './save.server';

/** @returns the file's path */
export async function saveWhileRunning(): Promise<{ file: string; rows: number }> {
  const folder = backupFolder(environment().dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(/* turbopackIgnore: true */ folder, `${randomUUID()}.nabla`);
  const { rows } = await saveBackup(await database(), file);
  log().info({ rows }, 'A backup was made.');
  return { file, rows };
}

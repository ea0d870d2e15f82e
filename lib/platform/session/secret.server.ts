/**
 * The secret that signs sessions: NEXTAUTH_SECRET, or else one generated at the first start and kept with the data, in a
 * file of the data folder or, where several processes share a server, in its database.
 */
import 'server-only';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { database } from '@/lib/platform/db/database.server';
import { type Environment, environment } from '@/lib/platform/env/environment.server';

const settingKey = 'session-secret';
let known: Promise<string> | undefined;

export function sessionSecret(): Promise<string> {
  known ??= find(environment()).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function find(env: Environment): Promise<string> {
  if (env.sessionSecret) return env.sessionSecret;
  const fresh = randomBytes(32).toString('base64url');
  return env.databaseUrl ? inDatabase(fresh) : inFile(join(env.dataFolder, 'session-secret'), fresh);
}

/** The first process to ask writes it; all others read what it wrote. */
async function inDatabase(fresh: string): Promise<string> {
  const { setting } = await database();
  await setting.createMany({ data: [{ key: settingKey, value: fresh }], skipDuplicates: true });
  return (await setting.findUniqueOrThrow({ where: { key: settingKey } })).value;
}

/** Readable by the owner only. The data folder exists and is ours: its lock was taken when the database was opened. */
async function inFile(file: string, fresh: string): Promise<string> {
  await database();
  try {
    writeFileSync(file, fresh, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFileSync(file, 'utf8').trim();
    throw error;
  }
}

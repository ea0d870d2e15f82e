/**
 * How `npm run backup` reaches the server that has the embedded database open: by a secret in the data folder. Whoever may read it may
 * read the database anyway.
 */
import 'server-only';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Environment, environment } from '@/lib/platform/env/environment.server';
import { NotSignedIn } from '@/lib/platform/http/errors';

interface Slot {
  nablaDoor?: string;
}
/** On globalThis because Next evaluates a module once per bundle. */
const slot: Slot = globalThis as Slot; // our own key on the global object

const doorSchema = z.object({ port: z.number().int(), secret: z.string() });
type Door = z.infer<typeof doorSchema>;

const fileIn = (folder: string) => join(/* turbopackIgnore: true */ folder, 'door.json');

/** Once a process that serves. Nothing where the database is a server's, which needs no door. */
export function openDoor({ databaseUrl, dataFolder, port }: Environment = environment()): void {
  if (databaseUrl) return;
  slot.nablaDoor = randomBytes(32).toString('base64url');
  const door: Door = { port, secret: slot.nablaDoor };
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(fileIn(dataFolder), JSON.stringify(door), { mode: 0o600 });
}

/** Null where no server has left one. */
export function findDoor(dataFolder: string): Door | null {
  try {
    return doorSchema.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

/** @throws NotSignedIn */
export function requireDoorSecret(authorization: string | null): void {
  const given = Buffer.from(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(slot.nablaDoor ?? '');
  if (wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  throw new NotSignedIn('This is for "npm run backup" on the machine that runs Nabla.');
}

/** Where a running server puts backups; `npm run backup` moves them on. */
export const backupFolder = (dataFolder: string): string => resolve(dataFolder, 'backups');

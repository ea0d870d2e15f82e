/** Who may ask a running server for a backup: whoever may read its data folder. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findDoor, openDoor, requireDoorSecret } from '@/lib/platform/backup/door.server';
import { parseEnvironment } from '@/lib/platform/env/environment.server';

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nabla-door-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('the secret is in a file for its owner alone, and nothing else opens the door', async () => {
  const folder = await dataFolder();
  openDoor(parseEnvironment({ NABLA_DATA: folder, PORT: '4321' }));
  const door = findDoor(folder);
  expect(door?.port).toBe(4321);
  expect((await stat(join(folder, 'door.json'))).mode & 0o777).toBe(0o600);
  expect(() => requireDoorSecret(`Bearer ${door?.secret}`)).not.toThrow();
  for (const wrong of [null, '', 'Bearer ', `Bearer ${door?.secret}x`, door?.secret ?? ''])
    expect(() => requireDoorSecret(wrong), String(wrong)).toThrow('npm run backup');
});

test('a database of a server has no door', async () => {
  const folder = await dataFolder();
  openDoor(parseEnvironment({ NABLA_DATA: folder, DATABASE_URL: 'postgresql://localhost/nabla' }));
  expect(findDoor(folder)).toBeNull();
});

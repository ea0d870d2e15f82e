/** One format for both databases: from the embedded one to a PostgreSQL server and back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { restoreBackup } from '@/lib/platform/backup/restore.server';
import { saveBackup } from '@/lib/platform/backup/save.server';
import { openConnection } from '@/lib/platform/db/connection.server';
import { startPostgres } from '@/scripts/bench/postgres';
import { freshConnection } from '../../helpers/database';
import { fillSomewhat } from '../../helpers/some-data';

// A server is started, and the schema made on it.
vi.setConfig({ testTimeout: 120_000 });

test('a backup of either goes into the other, and nothing is lost on the way', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nabla-backup-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [there, back] = [join(folder, 'there.nabla'), join(folder, 'back.nabla')];
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const server = await openConnection({ kind: 'server', url: await postgres.createDatabase(), poolSize: 3 });
  onTestFinished(() => server.close());
  const embedded = await freshConnection();
  onTestFinished(() => embedded.close());

  await fillSomewhat(embedded);
  const { rows } = await saveBackup(embedded.client, there);
  // Compares every table with the backup.
  await restoreBackup(server, there, { replace: false });
  expect((await saveBackup(server.client, back)).rows).toBe(rows);
  expect(await restoreBackup(embedded, back, { replace: true })).toMatchObject({ rows, migrated: [] });
  const passkey = await embedded.client.passkey.findFirstOrThrow();
  expect([...passkey.publicKey]).toEqual([0, 1, 127, 128, 255]);
  expect(passkey.counter).toBe(2n ** 60n);
});

/**
 * `npm run restore -- <file> [--replace]`: a backup into the database of the settings. The file is read through before anything is
 * touched; one of an earlier version is migrated. The server must be stopped.
 */
import { BackupRefused } from '@/lib/platform/backup/format';
import { runForOperator } from './operator';

await runForOperator(async () => {
  const args = process.argv.slice(2);
  const [file, ...rest] = args.filter((arg) => arg !== '--replace');
  if (!file || rest.length > 0) throw new BackupRefused('Usage: npm run restore -- <file> [--replace]');
  const { connection } = await import('@/lib/platform/db/database.server');
  const { restoreBackup } = await import('@/lib/platform/backup/restore.server');
  const restored = await restoreBackup(await connection(), file, { replace: args.includes('--replace') });
  const { rows, migrated, head } = restored;
  console.log(`${rows.toLocaleString('en')} rows of ${head.madeAt} restored, and compared with the backup.`);
  if (migrated.length > 0) console.log(`Migrated since: ${migrated.join(', ')}`);
});

/** Commands for whoever runs the server: settings from .env, expected trouble in a line and exit status 1, the database closed. */
import { existsSync } from 'node:fs';

const expected = new Set([
  'BackupRefused',
  'DataFolderLocked',
  'DataFolderUnusable',
  'DatabaseUnreachable',
  'EnvironmentInvalid',
  'MigrationFailed',
]);
/** A file that is there already, a folder that is not. */
const ofFiles = new Set(['EEXIST', 'ENOENT', 'EACCES', 'ENOSPC']);

export async function runForOperator(work: () => Promise<void>): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    await work();
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
    process.exitCode = 1;
  } finally {
    const { closeDatabase } = await import('@/lib/platform/db/database.server');
    await closeDatabase();
  }
  process.exit();
}

function isExpected(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return expected.has(error.name) || ('code' in error && ofFiles.has(String(error.code)));
}

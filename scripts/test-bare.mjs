/**
 * `npm run test:bare`: `npm test` on a machine that has nothing but Node, as far as one that has more can show it: the PATH holds
 * Node, npm and the shell that npm needs, and PostgreSQL is the one from npm, whatever is installed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './install.mjs';

if (process.platform === 'win32') {
  console.error('Windows finds programs by other means than the PATH: run this on Linux or macOS.');
  process.exit(2);
}
const path = mkdtempSync(join(tmpdir(), 'nabla-bare-'));
const node = realpathSync(process.execPath);
const npm = realpathSync(join(dirname(process.execPath), 'npm'));
symlinkSync(node, join(path, 'node'));
symlinkSync(npm, join(path, 'npm'));
symlinkSync(join(dirname(npm), 'npx-cli.js'), join(path, 'npx'));
symlinkSync('/bin/sh', join(path, 'sh'));
const { status } = spawnSync(join(path, 'npm'), ['test'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: path, NABLA_TEST_POSTGRES: 'npm' },
});
rmSync(path, { recursive: true });
process.exit(status ?? 1);

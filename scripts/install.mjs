/**
 * Makes sure that the packages are there before anything is imported from them. Plain JavaScript on purpose: it runs
 * on a fresh clone, where nothing but Node is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Exits with one clear line where Node is older than package.json's `engines` asks. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Nabla needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
  process.exit(1);
}

/** Installs the locked packages where any is missing or of another version. Returns whether it did. */
export function installPackages() {
  if (packagesAreCurrent()) return false;
  console.log('  packages    installing, which takes a minute or two …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: it refuses a lock file that lacks the compilers' binaries for other platforms, and a closed network's
  // registry may not have those. This keeps to the lock file too and leaves it as it is. Development packages build and
  // test the course; optional ones hold the compilers' binaries.
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
    '--no-fund',
    '--no-audit',
  ];
  const result = spawnSync(npm, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      'The packages could not be installed (npm install failed, see above). Check the network or the npm registry setting.',
    );
    process.exit(1);
  }
  return true;
}

/** Compares the lock file with the one that npm keeps inside node_modules. */
function packagesAreCurrent() {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (entry.optional && !present[path]) || entry.peer || present[path]?.version === entry.version,
  );
}

/** Runs a TypeScript file with tsx, as server code (`server-only` allows it). Returns the child process's exit status. */
export function runTypeScript(file, args = [], environment = {}) {
  const result = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', join('scripts', file), ...args],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    },
  );
  return result.status ?? 1;
}

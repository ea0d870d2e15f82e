/** `npm start`: everything from a fresh clone to a served course. What follows the installation is start.ts. */
import { spawn } from 'node:child_process';
import { installPackages, requireNode, root } from './install.mjs';

requireNode();
const began = performance.now();
console.log('∇ Nabla');
const installed = installPackages();
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`  packages    ${installed ? 'installed' : 'present'}  (${seconds} s)`);

const child = spawn(
  process.execPath,
  ['--conditions=react-server', '--import', 'tsx', 'scripts/start.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
// A terminal's Ctrl-C reaches the whole group: the child shuts down by itself and this process waits for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

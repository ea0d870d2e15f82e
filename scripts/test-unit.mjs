/** `npm run test:unit -- <pattern>`: the tests of some files, from a fresh clone too. What they need is made by vitest.config.ts. */
import { spawnSync } from 'node:child_process';
import { installPackages, requireNode, root } from './install.mjs';

requireNode();
installPackages();
const args = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1);

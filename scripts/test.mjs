/** `npm test`: every test from a fresh clone. What follows the installation is test.ts. */
import { installPackages, requireNode, runTypeScript } from './install.mjs';

requireNode();
installPackages();
process.exit(runTypeScript('test.ts', process.argv.slice(2)));

/** Runs scripts/<name>.ts for package.json's commands, with the packages installed first. */
import { installPackages, requireNode, runTypeScript } from './install.mjs';

requireNode();
installPackages();
const [name, ...args] = process.argv.slice(2);
process.exit(runTypeScript(`${name}.ts`, args));

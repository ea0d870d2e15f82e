/** Runs scripts/<name>.ts for package.json's commands, with the packages and the database client made first. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generateClient } from './generate.mjs';
import { installPackages, requireNode, root, runTypeScript } from './install.mjs';

requireNode();
installPackages();
if (!existsSync(join(root, 'prisma/generated'))) generateClient();
const [name, ...args] = process.argv.slice(2);
process.exit(runTypeScript(`${name}.ts`, args));

/**
 * Generates the Prisma client into prisma/generated, without a download: `prisma generate` insists on a schema engine
 * binary that it does not use, so it is shown a file that exists. Run it after a change of prisma/schema.prisma.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @throws Error with Prisma's own output when the schema is invalid. */
export function generateClient() {
  execFileSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'], {
    cwd: root,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateClient();

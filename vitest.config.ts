import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { testFilesByKind } from './test/setup/kinds.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const alias = {
  '@': root,
  // `server-only` throws outside a server bundle; tests are a server.
  'server-only': `${root}/test/helpers/server-only.ts`,
};
const shared = { setupFiles: ['test/setup/no-console.ts'], testTimeout: 30_000, hookTimeout: 60_000 };
const files = testFilesByKind(root);
const bundles = ['test/setup/bundles.ts'];

/** What a project needs made is made before its first test, and only where one of its tests runs. */
const project = (name: string, include: readonly string[], globalSetup: string[], more: object = {}) => ({
  resolve: { alias },
  test: { ...shared, name, environment: 'node' as const, include: [...include], globalSetup, ...more },
});

export default defineConfig({
  test: {
    // One for each core; the default leaves one idle, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      // Pure files leave nothing behind that another could see: they share a process, and each module is loaded once.
      project('pure', files.pure, [], { isolate: false }),
      // These share a process for the sake of the database in it, which is started once and then emptied.
      project('database', files.database, bundles, {
        isolate: false,
        setupFiles: [...shared.setupFiles, 'test/setup/own-modules.ts'],
      }),
      project('apart', files.apart, bundles),
      project('engine', files.engine, bundles),
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'dom',
          environment: 'happy-dom',
          include: ['test/**/*.test.tsx'],
          // From Node 25 on a storage of Node's own, which is undefined without a file, stands in front of happy-dom's.
          execArgv: Number.parseInt(process.versions.node, 10) >= 25 ? ['--no-experimental-webstorage'] : [],
        },
      },
    ],
  },
});

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
      project('database', files.database, ['test/setup/bundles.ts']),
      project('engine', files.engine, ['test/setup/bundles.ts']),
      {
        resolve: { alias },
        test: { ...shared, name: 'dom', environment: 'happy-dom', include: ['test/**/*.test.tsx'] },
      },
    ],
  },
});

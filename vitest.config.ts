import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = {
  '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
  // `server-only` throws outside a server bundle; tests are a server.
  'server-only': fileURLToPath(new URL('./test/helpers/server-only.ts', import.meta.url)),
};
const shared = { setupFiles: ['test/setup/no-console.ts'], testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // One for each core; the default leaves one idle, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
        },
      },
      {
        resolve: { alias },
        test: { ...shared, name: 'dom', environment: 'happy-dom', include: ['test/**/*.test.tsx'] },
      },
    ],
  },
});

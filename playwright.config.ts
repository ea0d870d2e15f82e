import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A test that passes on the second try is a bug in the test or in Nabla.
  retries: 0,
  reporter: [['list'], ['json']],
  use: {
    actionTimeout: 15_000,
    // A trace costs a third of a test's time.
    trace: process.env.NABLA_TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: process.env.NABLA_BROWSER,
      // Chromium refuses its own sandbox as root; the pages are ours.
      args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-quic'] : [],
    },
  },
});

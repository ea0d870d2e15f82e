/** The browser sandbox as its users have it: bundled, served with the app's policy, in Chromium. */
import type { Page } from '@playwright/test';
import type { Sandbox, SandboxJob } from '@/lib/core/grader/sandbox-port';
import { buildBrowserWorker } from '@/scripts/bundle/sandbox';
import { openServedPage } from '../../helpers/served-page';
import type { page as windowPage } from './browser-page';

declare global {
  var page: typeof windowPage;
}

export interface OpenBrowserSandbox {
  readonly sandbox: Sandbox;
  readonly tab: Page;
  readonly close: () => Promise<void>;
}

export async function openBrowserSandbox(): Promise<OpenBrowserSandbox> {
  const { tab, close } = await openServedPage('test/engine/sandbox/browser-page.ts', await buildBrowserWorker());
  await tab.waitForFunction(() => 'page' in globalThis);
  const sandbox: Sandbox = {
    run: async (job, onGroup) => {
      // Playwright's types unfold a parameter's for ever where it is recursive, as a job's values are.
      const { run, streamed } = await tab.evaluate((one) => globalThis.page.run(one as SandboxJob), job as unknown);
      for (const [index, result] of streamed) onGroup?.(index, result);
      return run;
    },
  };
  return { sandbox, tab, close };
}

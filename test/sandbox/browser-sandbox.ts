/** The browser sandbox as its users have it: bundled, served with the app's policy, in Chromium. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import type { Sandbox, SandboxJob } from '@/lib/grader/sandbox-port';
import { buildBrowserWorker } from '@/scripts/bundle/sandbox';
import { launchBrowser } from '@/test/helpers/browser';
import type { page as windowPage } from './browser-page';

declare global {
  var page: typeof windowPage;
}

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";
const types = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

export interface OpenBrowserSandbox {
  readonly sandbox: Sandbox;
  readonly tab: Page;
  readonly close: () => Promise<void>;
}

export async function openBrowserSandbox(): Promise<OpenBrowserSandbox> {
  const [server, browser] = await Promise.all([serve(), launchBrowser()]);
  const tab = await browser.newPage();
  const { port } = server.address() as AddressInfo; // a TCP server that listens
  await tab.goto(`http://127.0.0.1:${port}/index.html`);
  await tab.waitForFunction(() => 'page' in globalThis);
  const sandbox: Sandbox = {
    run: async (job, onGroup) => {
      // Playwright's types unfold a parameter's for ever where it is recursive, as a job's values are.
      const { run, streamed } = await tab.evaluate((one) => globalThis.page.run(one as SandboxJob), job as unknown);
      for (const [index, result] of streamed) onGroup?.(index, result);
      return run;
    },
  };
  return { sandbox, tab, close: () => closeAll(browser, server) };
}

async function closeAll(browser: Browser, server: Server): Promise<void> {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function serve(): Promise<Server> {
  const files: Record<string, string | Uint8Array> = {
    ...(await buildBrowserWorker()),
    'page.js': await bundlePage(),
    'index.html': '<!doctype html><script type="module" src="/page.js"></script>',
  };
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    const body = files[name];
    const type = Object.entries(types).find(([ending]) => name.endsWith(ending))?.[1] ?? 'text/plain';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, 'content-security-policy': policy });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['test/sandbox/browser-page.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

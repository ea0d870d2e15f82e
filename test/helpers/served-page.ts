/** Files served with the app's policy and opened in Chromium: for code that needs a real browser, without the app around it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { launchBrowser } from './browser';

const policy = [
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
  "style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src data:",
].join('; ');
const types = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html', css: 'text/css' };

export interface ServedPage {
  readonly tab: Page;
  readonly close: () => Promise<void>;
}

/** @param entry the page's script, a TypeScript file @param files what it fetches, by name */
export async function openServedPage(entry: string, files: Readonly<Record<string, Uint8Array>>): Promise<ServedPage> {
  const script = await bundlePage(entry);
  const [server, browser] = await Promise.all([
    serve({
      ...files,
      'page.js': script,
      'index.html': '<!doctype html><script type="module" src="/page.js"></script>',
    }),
    launchBrowser(),
  ]);
  const tab = await browser.newPage();
  const { port } = server.address() as AddressInfo; // a TCP server that listens
  await tab.goto(`http://127.0.0.1:${port}/index.html`);
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { tab, close };
}

async function serve(files: Readonly<Record<string, string | Uint8Array>>): Promise<Server> {
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

async function bundlePage(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

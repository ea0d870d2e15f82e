/** How long a student waits for Run, in Chromium, with the worker that the app ships. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from '@playwright/test';
import { build } from 'esbuild';
import { publicView } from '@/lib/core/exercise/public-view';
import type { Revision } from '@/lib/core/exercise/revision';
import { encodeRevision } from '@/lib/core/exercise/revision-json';
import { requireBrowser } from '../browser';
import { buildBrowserWorker } from '../bundle/sandbox';
import type { bench as pageBench } from './browser/page';
import { figureOf, type Spread } from './measure';

declare global {
  var bench: typeof pageBench;
}

export interface RunFigures {
  readonly slug: string;
  readonly warm: Spread;
  readonly cold: Spread;
  /** Null for the plain worker, which cannot be made ready. */
  readonly first: Spread | null;
}

const warmRuns = 15;
const coldRuns = 4;
const firstRuns = 3;
/** For Chromium's compiler: nobody's second run is as slow as the first. */
const unmeasured = 3;

/** Milliseconds. Warm: further runs on a page. Cold: a new browser profile runs as soon as the page is there. First: a second later. */
export async function runInChromium(
  revisions: readonly Revision[],
): Promise<{ readonly exercises: readonly RunFigures[]; readonly plain: RunFigures }> {
  const [server, browser] = await Promise.all([serve(), launch()]);
  try {
    const { port } = server.address() as AddressInfo; // a TCP server that listens
    const bench = new Bench(browser, `http://127.0.0.1:${port}/index.html`);
    const plain = await bench.figures('plain', []);
    const exercises: RunFigures[] = [];
    for (const revision of revisions) {
      const json = JSON.stringify(encodeRevision(publicView(revision)));
      exercises.push(await bench.figures(revision.slug, [json, revision.solution ?? '']));
    }
    return { exercises, plain };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

class Bench {
  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** @param given a revision and a source; nothing for the plain worker */
  async figures(slug: string, given: readonly string[]): Promise<RunFigures> {
    const cold: number[] = [];
    for (let sample = 0; sample < coldRuns; sample += 1) cold.push(...(await this.#onNewPage(given, 1)));
    const first: number[] = [];
    for (let sample = 0; sample < firstRuns && given.length > 0; sample += 1)
      first.push(...(await this.#onNewPage(given, 1, true)));
    const warm = await this.#onNewPage(given, unmeasured + warmRuns);
    return {
      slug,
      warm: figureOf(warm.slice(unmeasured)),
      cold: figureOf(cold),
      first: first.length > 0 ? figureOf(first) : null,
    };
  }

  async #onNewPage(given: readonly string[], times: number, isOpen = false): Promise<readonly number[]> {
    const context = await this.browser.newContext();
    const page = await context.newPage();
    await page.goto(this.url);
    await page.waitForFunction(() => 'bench' in globalThis);
    if (isOpen) await page.evaluate(() => globalThis.bench.open());
    const samples: number[] = [];
    for (let sample = 0; sample < times; sample += 1) {
      const run = page.evaluate(
        ([revision, source]) =>
          revision === undefined ? globalThis.bench.plain() : globalThis.bench.run(revision, source ?? ''),
        [...given],
      );
      samples.push(await run);
    }
    await context.close();
    return samples;
  }
}

function launch(): Promise<Browser> {
  // Chromium refuses its own sandbox as root; the pages are ours.
  return chromium.launch({ executablePath: requireBrowser(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

const types = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

async function serve(): Promise<Server> {
  const files: Record<string, string | Uint8Array> = {
    ...(await buildBrowserWorker()),
    'page.js': await bundled('page'),
    'plain-worker.js': await bundled('plain-worker'),
    'index.html': '<!doctype html><script type="module" src="/page.js"></script>',
  };
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    const type = Object.entries(types).find(([ending]) => name.endsWith(ending))?.[1] ?? 'text/plain';
    const caching = 'public, max-age=31536000, immutable';
    response.writeHead(files[name] === undefined ? 404 : 200, { 'content-type': type, 'cache-control': caching });
    response.end(files[name]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function bundled(name: string): Promise<string> {
  const entryPoints = [`scripts/bench/browser/${name}.ts`];
  const { outputFiles } = await build({ entryPoints, bundle: true, minify: true, write: false, format: 'esm' });
  return outputFiles[0]?.text ?? '';
}

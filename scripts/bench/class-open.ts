/**
 * How soon an instructor sees rows of a class of 1,000 students × 10 exercises: the built app on a PostgreSQL server, opened in Chromium as
 * a person would. The clock is the page's own and starts with the navigation.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import type { Revision } from '@/lib/core/exercise/revision';
import { openConnection } from '@/lib/platform/db/connection.server';
import { closeDatabase, database, provideConnection } from '@/lib/platform/db/database.server';
import { requireBrowser } from '../browser';
import { instructor, seedClass } from './class-seed';
import { figureOf, type Spread } from './measure';
import { freePort, startPostgres } from './postgres';

const loads = 10;

export interface OpeningCost {
  readonly title: string;
  /** Milliseconds from the navigation to the first byte of the page. */
  readonly firstByte: Spread;
  /** To the frame that shows the first students. */
  readonly firstRows: Spread;
  /** To the table that answers: the live stream is open. */
  readonly live: Spread;
  /** Of the page, compressed, as sent. */
  readonly kilobytes: number;
}

/** `attemptsEach`: of every student on every exercise. */
export async function classOpeningCosts(
  course: readonly Revision[],
  attemptsEach: number,
): Promise<{ readonly attempts: number; readonly costs: readonly OpeningCost[] }> {
  const server = await startPostgres();
  const data = await mkdtemp(join(tmpdir(), 'nabla-bench-'));
  let app: ChildProcess | undefined;
  let browser: Browser | undefined;
  try {
    const url = await server.createDatabase();
    provideConnection(await openConnection({ kind: 'server', url, poolSize: 4 }));
    const { classId } = await seedClass(course, attemptsEach);
    const attempts = await (await database()).attempt.count();
    await closeDatabase();
    const port = await freePort();
    app = await serve(port, { DATABASE_URL: url, NABLA_DATA: data });
    browser = await chromium.launch({
      executablePath: requireBrowser(),
      // Chromium refuses its own sandbox as root; the pages are ours.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    return { attempts, costs: await measure(browser, `http://localhost:${port}`, `/teach/classes/${classId}`) };
  } finally {
    await browser?.close();
    if (app?.pid) process.kill(-app.pid, 'SIGKILL');
    server.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** Resolves when it answers. */
async function serve(port: number, environment: Record<string, string>): Promise<ChildProcess> {
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, ...environment, PORT: String(port), NABLA_URL: `http://localhost:${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // a group of its own, so that the server below the scripts can be ended
  });
  await new Promise<void>((resolve, reject) => {
    app.stdout.on('data', (chunk: Buffer) => chunk.includes('Nabla is served at') && resolve());
    app.once('exit', (code) => reject(new Error(`Nabla ended with status ${code} before it was served.`)));
  });
  return app;
}

async function measure(browser: Browser, origin: string, path: string): Promise<readonly OpeningCost[]> {
  const signIn = await browser.newContext({ baseURL: origin });
  const page = await signIn.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(instructor.email);
  await page.locator('input[name=password]').fill(instructor.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /^Account of/ }).waitFor();
  const storageState = await signIn.storageState();
  const newContext = () =>
    browser.newContext({ baseURL: origin, storageState, viewport: { width: 1440, height: 900 } });

  const kept = await newContext();
  await openOnce(kept, path);
  const known: Opening[] = [];
  for (let load = 0; load < loads; load += 1) known.push(await openOnce(kept, path));
  const fresh: Opening[] = [];
  for (let load = 0; load < loads; load += 1) {
    const context = await newContext();
    fresh.push(await openOnce(context, path));
    await context.close();
  }
  return [summarise('opened again', known), summarise('in a browser that was never here', fresh)];
}

interface Opening {
  readonly firstByte: number;
  readonly firstRows: number;
  readonly live: number;
  readonly bytes: number;
}

async function openOnce(context: Awaited<ReturnType<Browser['newContext']>>, path: string): Promise<Opening> {
  const page = await context.newPage();
  await page.addInitScript(noteFirstRows);
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator('[role=status][data-state=live]').waitFor({ timeout: 60_000 });
  const opening = await page.evaluate<Opening>(`(async () => {
    while (window.rowsAt === undefined || window.liveAt === undefined) await new Promise(requestAnimationFrame);
    const { responseStart, transferSize } = performance.getEntriesByType('navigation')[0];
    return { firstByte: responseStart, firstRows: window.rowsAt, live: window.liveAt, bytes: transferSize };
  })()`);
  await page.close();
  return opening;
}

/** In the page: the frame after the first student's row came in, and after the page says that it is live. As text, see lab-frames.ts. */
const noteFirstRows = `{
  const note = (name) => requestAnimationFrame(() => setTimeout(() => { window[name] ??= performance.now(); }));
  const look = () => {
    if (document.querySelector('[role=grid] tbody th')) note('rowsAt');
    if (document.querySelector('[role=status][data-state=live]')) note('liveAt');
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-state'] });
}`;

function summarise(title: string, openings: readonly Opening[]): OpeningCost {
  const figure = (of: (opening: Opening) => number) => figureOf(openings.map(of));
  return {
    title,
    firstByte: figure(({ firstByte }) => firstByte),
    firstRows: figure(({ firstRows }) => firstRows),
    live: figure(({ live }) => live),
    kilobytes: figure(({ bytes }) => bytes / 1000).median,
  };
}

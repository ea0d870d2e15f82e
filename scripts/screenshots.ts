/**
 * `npm run screenshots`: makes the pictures of docs/screenshots that show a class, from the demo class in a scratch folder, in light and
 * dark, wide and narrow. `npm run screenshots -- FOLDER 390`: into another folder, in one width.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { freePort } from './bench/postgres';
import { requireBrowser } from './browser';
import { smallPng } from './small-png';

const [folder = 'docs/screenshots', onlyWidth] = process.argv.slice(2);
const widths = onlyWidth ? [Number(onlyWidth)] : [1440, 768];
const heights: Readonly<Record<number, number>> = { 1440: 900, 768: 1024, 390: 844 };
const schemes = ['light', 'dark'] as const;

interface Shot {
  readonly name: string;
  /** From the class's page to what is to be seen. */
  readonly open: (page: Page) => Promise<void>;
}

const shots: readonly Shot[] = [
  { name: 'class', open: async (page) => void (await page.getByText('Live', { exact: true }).waitFor()) },
  {
    name: 'help',
    open: async (page) => {
      await page.getByRole('link', { name: 'Who needs help' }).click();
      await page.getByRole('heading', { name: 'Who needs help', level: 1 }).waitFor();
    },
  },
  {
    name: 'student',
    open: async (page) => {
      // The one attempt whose verdicts differ is the one that the demo's instructor wrote to.
      await page.getByRole('link', { name: 'Who needs help' }).click();
      await page
        .getByRole('region', { name: /verdicts that differ/i })
        .getByRole('link')
        .first()
        .click();
      await page.getByRole('heading', { name: /^Attempt \d+ of/ }).waitFor();
      await page.getByText(/^Changes since attempt/).click();
      // What is above is seen in the other pictures; below come the changes and what was written on them.
      await page.getByRole('heading', { name: /^Attempt \d+ of/ }).evaluate((heading) => {
        window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY - 80);
      });
    },
  },
];

async function main(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'nabla-screenshots-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const environment = { ...process.env, NABLA_DATA: data, NABLA_URL: url, PORT: String(port), DATABASE_URL: '' };
  let app: ChildProcess | undefined;
  let browser: Browser | undefined;
  try {
    run(['scripts/start.mjs', '--prepare'], environment);
    const printed = run(['scripts/run.mjs', 'demo'], environment);
    const [, password = '', email = ''] = printed.match(/Instructor, password (\S+)\n\s+(\S+)/) ?? [];
    app = await serve(environment);
    browser = await chromium.launch({
      executablePath: requireBrowser(),
      // Chromium refuses its own sandbox as root; the pages are ours.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    const storageState = await signIn(browser, url, { email, password });
    for (const colorScheme of schemes)
      for (const width of widths) {
        const viewport = { width, height: heights[width] ?? 900 };
        const context = await browser.newContext({ baseURL: url, storageState, colorScheme, viewport });
        for (const { name, open } of shots) {
          const page = await context.newPage();
          await page.goto('/teach');
          await page.getByRole('link', { name: /^Demo/ }).first().click();
          await open(page);
          await page.mouse.move(0, 0);
          await page.waitForTimeout(500); // what moves comes to rest
          const path = join(folder, `${name}-${colorScheme}-${width}.png`);
          await writeFile(path, smallPng(await page.screenshot({ animations: 'disabled' })));
          console.log(path);
          await page.close();
        }
        await context.close();
      }
  } finally {
    await browser?.close();
    if (app?.pid) process.kill(-app.pid, 'SIGTERM');
    await rm(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
  }
}

/** Returns what it printed. */
function run(args: readonly string[], env: NodeJS.ProcessEnv): string {
  const { status, stdout } = spawnSync(process.execPath, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with status ${status}:\n${stdout}`);
  return stdout;
}

/** Resolves when it answers. */
async function serve(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    app.stdout.on('data', (chunk: Buffer) => chunk.includes('Nabla is served at') && resolve());
    app.once('exit', (code) => reject(new Error(`Nabla ended with status ${code} before it was served.`)));
  });
  return app;
}

async function signIn(browser: Browser, url: string, account: { readonly email: string; readonly password: string }) {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(account.email);
  await page.locator('input[name=password]').fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /^Account of/ }).waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

await main();
process.exit();

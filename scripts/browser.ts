/**
 * Finds a Chromium for the browser tests: NABLA_BROWSER, Playwright's own, the system's Chrome or Chromium; else
 * installs one (apt as root on Debian, otherwise Playwright's download).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemPaths = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of an installed browser, or null. */
export function findBrowser(): string | null {
  const named = process.env.NABLA_BROWSER;
  if (named) {
    if (!existsSync(named)) throw new Error(`NABLA_BROWSER names ${named}, which does not exist.`);
    return named;
  }
  return [chromium.executablePath(), ...systemPaths].find((path) => existsSync(path)) ?? null;
}

/**
 * The path of a browser, installed now where there was none.
 * @throws Error with what to do when none could be had.
 */
export function requireBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log('No Chromium found: installing one.');
  const asRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const commands = asRoot
    ? [
        ['apt-get', 'update'],
        ['apt-get', 'install', '-y', 'chromium'],
      ]
    : [['npx', 'playwright', 'install', 'chromium']];
  for (const [command = '', ...args] of commands) spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error('The browser tests need Chromium or Chrome: install one, or name it in NABLA_BROWSER.');
}

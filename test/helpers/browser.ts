/** A real Chromium for tests outside Playwright's own runner. */
import { type Browser, chromium } from '@playwright/test';
import { requireBrowser } from '@/scripts/browser';

/** Chromium refuses its own sandbox as root; the pages are ours. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: requireBrowser(), args });
}

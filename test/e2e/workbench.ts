/** What a student does in the workbench. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** The text of a file of an exercise's folder. */
export function exerciseFile(slug: string, path: string): Promise<string> {
  return readFile(`exercises/${slug}/${path}`, 'utf8');
}

export async function openExercise(page: Page, slug: string): Promise<void> {
  await page.goto(`/exercises/${slug}`);
  // Megabytes of editor, started anew in each profile: on a busy machine longer than what tests usually wait.
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible({ timeout: 45_000 });
}

/** Replaces what is in Monaco by pasting, since its completion would change what is typed key by key. */
export async function typeCode(page: Page, code: string): Promise<void> {
  // On a busy machine the lines are there before Monaco takes anything: it then leaves the event alone.
  await expect(async () => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    const wasTaken = await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      return document.activeElement?.dispatchEvent(paste) === false;
    }, code);
    expect(wasTaken).toBe(true);
  }).toPass({ timeout: 15_000 });
}

export function checks(page: Page): Locator {
  return page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
}

export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** Submits through the API as the page's account. The id makes a retry the same attempt. */
export async function postAttempt(page: Page, id: string, slug: string, source: string, forged = {}): Promise<void> {
  const response = await page.request.post('/api/attempts', {
    data: { id, slug, revisionId: 'current', source, ...forged },
  });
  expect(response.status()).toBe(202);
}

interface Attempt {
  readonly id: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly score: number | null;
}

/** Waits for the server's verdict. */
export async function verdict(page: Page, id: string): Promise<Attempt> {
  let attempt: Attempt | null = null;
  await expect(async () => {
    attempt = await (await page.request.get(`/api/attempts/${id}?wait=10`)).json();
    expect(attempt?.state).toBe('verified');
  }).toPass({ timeout: 60_000 });
  if (!attempt) throw new Error(`No attempt ${id}.`);
  return attempt;
}

export async function listAttempts(page: Page, slug: string): Promise<readonly Attempt[]> {
  const { attempts } = await (await page.request.get(`/api/exercises/${slug}/attempts`)).json();
  return attempts;
}

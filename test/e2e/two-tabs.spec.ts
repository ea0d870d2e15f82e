/** Two tabs of one browser are one editor: what is typed in one stands in the other, and no conflict is invented. */
import { expect, type Page } from '@playwright/test';
import { signUp, somebody, test } from './fixtures';
import { openExercise, typeCode } from './workbench';

const code = (page: Page) => page.locator('.monaco-editor .view-lines').first();

/** A second tab of the same browser. */
async function secondTab(page: Page): Promise<Page> {
  return page.context().newPage();
}

/** Puts a letter at the end, as a hand would. */
async function typeLetter(page: Page, letter: string): Promise<void> {
  await code(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(letter);
}

test('the workbench in two tabs: edit in A, a letter in B, one text', async ({ profile, staff }) => {
  const a = await profile();
  await signUp(a, staff.joinCode, somebody('Tabitha'));
  await openExercise(a, 'relu');
  const b = await secondTab(a);
  await openExercise(b, 'relu');

  await a.bringToFront();
  await typeCode(a, '// typed in A');
  await expect(a.getByText('Saved', { exact: true })).toBeVisible();
  await expect(code(b)).toContainText('typed in A');

  await b.bringToFront();
  await typeLetter(b, '!');
  await expect(b.getByText('Saved', { exact: true })).toBeVisible();
  await expect(code(a)).toContainText('typed in A!');
  await expect(a.getByText('Saved', { exact: true })).toBeVisible();
  for (const page of [a, b]) await expect(page.getByText(/another device/)).toHaveCount(0);
});

test('the studio in two tabs: edit in A, a letter in B, one text', async ({ staff }) => {
  const a = staff.page;
  const slug = `two-tabs-${process.pid}`;
  await a.goto('/teach/exercises');
  await a.getByLabel('Short name').fill(slug);
  await a.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(a.getByText('Saved as version 1')).toBeVisible();
  const b = await secondTab(a);
  await b.goto(`/teach/exercises/${slug}`);
  for (const page of [a, b]) {
    // A tab in the background draws nothing, and is not clicked.
    await page.bringToFront();
    await page.getByRole('button', { name: 'solution.ts' }).click();
    await expect(code(page)).toContainText('export', { timeout: 45_000 });
  }

  await a.bringToFront();
  await typeCode(a, '// typed in A');
  await expect(a.getByText('Saved as version 2')).toBeVisible();
  await expect(code(b)).toContainText('typed in A');

  await b.bringToFront();
  await typeLetter(b, '!');
  await expect(b.getByText('Saved as version 3')).toBeVisible();
  await expect(code(a)).toContainText('typed in A!');
  await expect(a.getByText('Saved as version 3')).toBeVisible();
  for (const page of [a, b]) await expect(page.getByText(/changed this exercise meanwhile/)).toHaveCount(0);
});

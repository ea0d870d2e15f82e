/** No page breaks a rule of axe, in light and in dark. */
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { signUp, somebody, test } from './fixtures';
import { button, checks, exerciseFile, openExercise, typeCode } from './workbench';

test('the pages for everyone', async ({ profile, staff }) => {
  const page = await profile();
  for (const path of ['/', '/lessons/sigmoid-derivative', '/sign-in', `/sign-up?code=${staff.joinCode}`, '/lab']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expectAccessible(page, path);
  }
});

test('the workbench, before and after a failed run, and on a phone', async ({ profile }) => {
  const page = await profile();
  await openExercise(page, 'relu');
  await expectAccessible(page, 'untouched');
  await typeCode(page, await exerciseFile('relu', 'mistakes/mask-inverted.ts'));
  await button(page, 'Run').click();
  await expect(checks(page).filter({ hasText: 'Not yet' }).first()).toBeVisible();
  await expect(button(page, 'Run')).toBeVisible();
  await expectAccessible(page, 'after a failed run');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.getByLabel('Your code')).toBeVisible();
  await expectAccessible(page, 'on a phone');
});

test('the instructor’s pages', async ({ staff }) => {
  for (const path of ['/teach', '/teach/api', '/teach/erasures', '/teach/exercises', '/privacy', '/progress'])
    await expectPageAccessible(staff.page, path);
});

test('a class’s pages', async ({ staff }) => {
  test.setTimeout(180_000);
  const { pathname } = new URL(staff.classUrl);
  for (const tab of ['help', 'assignments', 'people', 'grades', 'regrades', 'log', 'settings'])
    await expectPageAccessible(staff.page, `${pathname}/${tab}`);
});

test('a class’s table, and a student of it', async ({ profile, staff }) => {
  const student = somebody('Alma');
  const page = await profile();
  await signUp(page, staff.joinCode, student);
  await openExercise(page, 'relu');
  await typeCode(page, await exerciseFile('relu', 'mistakes/mask-inverted.ts'));
  await button(page, 'Submit').click();
  await expect(page.getByText('Not passed yet:').first()).toBeVisible();
  await staff.page.goto(staff.classUrl);
  await expectAccessible(staff.page, 'class');
  await staff.page.getByRole('link', { name: student.name }).click();
  await expect(staff.page.getByRole('heading', { name: 'Hidden checks' })).toBeVisible();
  await expectAccessible(staff.page, 'student');
});

async function expectPageAccessible(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expectAccessible(page, path);
}

test('the set-up page', async ({ ownServer, profile }) => {
  test.setTimeout(120_000);
  const server = await ownServer();
  const page = await profile(server);
  await page.goto(server.setupLink());
  await expect(page.getByRole('heading', { name: 'Welcome to Nabla' })).toBeVisible();
  await expectAccessible(page, '/setup');
});

/** Without an account: everything works, nothing is recorded, and signing up takes the work along. */
import { expect } from '@playwright/test';
import { signUp, somebody, test } from './fixtures';
import { button, checks, exerciseFile, openExercise, typeCode } from './workbench';

test('a visitor solves an exercise, keeps it over a reload and takes it along to the class', async ({
  staff,
  profile,
}) => {
  const page = await profile();
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(new URL(request.url()).pathname);
  });
  await openExercise(page, 'relu');
  await typeCode(page, await exerciseFile('relu', 'solution.ts'));
  await button(page, 'Run').click();
  await expect(page.getByText(/^(\d+) of \1 checks passed\.$/).first()).toBeVisible();
  await button(page, 'Submit').click();
  await expect(page.getByText(/^Solved: \d+ of \d+ points/)).toBeVisible();
  await expect(checks(page).filter({ has: page.getByText('Hidden check 1', { exact: true }) })).toHaveText(/Passed/);
  expect(new Set(writes)).toEqual(new Set(['/api/verify']));
  await expect(page.getByText('your work stays in this browser')).toBeVisible();

  await page.reload();
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('z.map((value)');
  await page.getByRole('tab', { name: /Attempts/ }).click();
  await expect(page.getByRole('list', { name: 'Attempts, newest first' }).getByRole('listitem')).toHaveCount(1);

  const student = somebody('Vera');
  const taken = page.waitForResponse('**/api/takeover');
  await signUp(page, staff.joinCode, student);
  expect((await taken).status()).toBe(200);
  await expect(page.getByText('is in your account now')).toBeVisible();

  await staff.page.goto(staff.classUrl);
  const row = staff.page.getByRole('row', { name: new RegExp(student.name) });
  await expect(row.getByRole('link', { name: /^passed/ })).toHaveCount(1);
});

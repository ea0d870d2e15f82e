/** The workbench when things go wrong, and all of its ways in and out. */
import { expect, type Page } from '@playwright/test';
import { type Person, type Staff, signIn, signUp, somebody, test } from './fixtures';
import { button, checks, exerciseFile, listAttempts, openExercise, typeCode } from './workbench';

const backward = 'export function reluBackward(upstream: Vector, z: Vector): Vector { return upstream; }';
const code = (page: Page) => page.locator('.monaco-editor .view-lines').first();

async function student(profile: () => Promise<Page>, staff: Staff): Promise<{ page: Page; person: Person }> {
  const page = await profile();
  const person = somebody('Wim');
  await signUp(page, staff.joinCode, person);
  return { page, person };
}

test('an endless loop is named, the page stays responsive and the next run works', async ({ profile }) => {
  const page = await profile();
  await openExercise(page, 'relu');
  await typeCode(page, `export function relu(z: Vector): Vector { while (true) {} }\n${backward}`);
  await button(page, 'Run').click();
  await page.getByRole('tab', { name: 'Lesson' }).click();
  await expect(page.getByRole('tab', { name: 'Lesson' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(/^Your code did not finish/).first()).toBeVisible();
  await expect(page.getByText(/loop/).first()).toBeVisible();

  await typeCode(page, await exerciseFile('relu', 'solution.ts'));
  await button(page, 'Run').click();
  await expect(page.getByText(/^(\d+) of \1 checks passed\.$/).first()).toBeVisible();
});

test('a syntax error is told with its line and is no failed check', async ({ profile }) => {
  const page = await profile();
  await openExercise(page, 'relu');
  await typeCode(page, `${backward}\nexport function relu(z: Vector): Vector { return z.map(; }`);
  await button(page, 'Run').click();
  await expect(page.getByText('Syntax error in line 2').first()).toBeVisible();
  await expect(checks(page).filter({ hasText: 'Not yet' })).toHaveCount(0);
});

test('characters that only look right are named, replaced at once, and the editor takes that back', async ({
  profile,
}) => {
  const page = await profile();
  await openExercise(page, 'relu');
  await typeCode(page, `const name = “relu”;\nexport function relu(z: Vector): Vector { return z.map((x) => x − 0); }`);
  await button(page, 'Run').click();
  await expect(page.getByText('In line 1, column 14 stands a typographic quote').first()).toBeVisible();
  await button(page, 'Replace all 3').click();
  await expect(code(page)).toContainText('"relu"');
  await expect(code(page)).toContainText('x - 0');
  await code(page).click();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(code(page)).toContainText('“relu”');
  await expect(code(page)).toContainText('x − 0');
});

test('a hidden check that is not passed gives its hints one after another', async ({ profile, staff }) => {
  const { page } = await student(profile, staff);
  await openExercise(page, 'sigmoid');
  const source = 'export function sigmoid(z: Vector): Vector { return z.map((x) => 1 / (1 + 2.718 ** -x)); }';
  await typeCode(page, source);
  await button(page, 'Submit').click();
  const missed = checks(page).filter({ hasText: 'Hidden check' }).filter({ hasText: 'Not yet' }).first();
  await missed.getByRole('button', { name: 'Show a hint (1 of 2)' }).click();
  await missed.getByRole('button', { name: 'Show another hint (2 of 2)' }).click();
  await expect(missed.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(2);
});

test('console output stands with its check, and Ctrl+Enter runs', async ({ profile }) => {
  const page = await profile();
  await openExercise(page, 'relu');
  const solution = await exerciseFile('relu', 'solution.ts');
  await typeCode(
    page,
    solution.replace('return z.map((value) =>', "console.log('length', z.length);\n  return z.map((value) =>"),
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/^(\d+) of \1 checks passed\.$/).first()).toBeVisible();
  const single = checks(page).filter({ hasText: 'A single entry' });
  await expect(single).toContainText('Your console output during this check');
  await expect(single).toContainText('length 1');
});

test('Reset can be undone, and the code survives a reload and reaches another device', async ({ profile, staff }) => {
  const { page, person } = await student(profile, staff);
  await openExercise(page, 'relu');
  await typeCode(page, `// my own words\n${backward}`);
  await button(page, 'Reset').click();
  await expect(code(page)).toContainText('Which entries of upstream come through?');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(code(page)).toContainText('my own words');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(code(page)).toContainText('my own words');

  const other = await profile();
  await signIn(other, person);
  await openExercise(other, 'relu');
  await expect(code(other)).toContainText('my own words');
});

test('a submission without a connection is sent when it is back, once', async ({ profile, staff }) => {
  const { page } = await student(profile, staff);
  await openExercise(page, 'relu');
  await typeCode(page, await exerciseFile('relu', 'solution.ts'));
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.context().setOffline(true);
  await button(page, 'Submit').click();
  await expect(page.getByText(/^No connection\. Your submission is kept here/).first()).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/^Solved: \d+ of \d+ points/)).toBeVisible({ timeout: 40_000 });
  expect(await listAttempts(page, 'relu')).toHaveLength(1);
});

test('a lost answer and a double click are one attempt', async ({ profile, staff }) => {
  const { page } = await student(profile, staff);
  await openExercise(page, 'relu');
  await typeCode(page, await exerciseFile('relu', 'solution.ts'));
  await page.route(
    '**/api/attempts',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await button(page, 'Submit').dblclick();
  await expect(page.getByText(/^Solved: \d+ of \d+ points/)).toBeVisible({ timeout: 40_000 });
  expect(await listAttempts(page, 'relu')).toHaveLength(1);
});

test('Escape, then Tab leaves the editor', async ({ profile }) => {
  const page = await profile();
  await openExercise(page, 'relu');
  await code(page).click();
  const focusInEditor = () => page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
  expect(await focusInEditor()).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await focusInEditor()).toBe(false);
});

test('on a phone, task, code and results are a tap away and a submission works', async ({ profile, staff }) => {
  const { page } = await student(profile, staff);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/exercises/relu');
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByLabel('Your code').fill(await exerciseFile('relu', 'solution.ts'));
  await button(page, 'Submit').click();
  await expect(page.getByRole('tab', { name: 'Results' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(/^Solved: \d+ of \d+ points/)).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

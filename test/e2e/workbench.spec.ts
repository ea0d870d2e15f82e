/** The workbench when things go wrong, and all of its ways in and out. */
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { button, checks, exerciseFile, openExercise, typeCode } from './workbench';

const backward = 'export function reluBackward(upstream: Vector, z: Vector): Vector { return upstream; }';

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

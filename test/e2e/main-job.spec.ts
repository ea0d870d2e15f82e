/** The main job, end to end: a student solves the exercises, a wrong try first, and the instructor's page follows. */
import { expect } from '@playwright/test';
import { createClass, setUp, signUp, somebody, test } from './fixtures';
import { button, checks, exerciseFile, openExercise, typeCode } from './workbench';

const exercises = [
  { slug: 'sigmoid-derivative', mistake: 'upstream-forgotten' },
  { slug: 'relu', mistake: 'mask-inverted' },
  { slug: 'gradient-clipping', mistake: 'norm-per-vector' },
  { slug: 'batch-norm', mistake: 'statistics-constant' },
];

test('an instructor sets up, a student solves four exercises, the class page shows it', async ({ nabla, profile }) => {
  test.setTimeout(240_000);
  const instructor = somebody('Ines');
  const student = somebody('Sami');
  const staff = await profile();
  await setUp(staff, nabla, instructor);
  const code = await createClass(staff, 'Deep learning');

  const page = await profile();
  await signUp(page, code, student);
  for (const { slug, mistake } of exercises) {
    await test.step(slug, async () => {
      await openExercise(page, slug);
      await typeCode(page, await exerciseFile(slug, `mistakes/${mistake}.ts`));
      await button(page, 'Submit').click();
      await expect(page.getByText('Not passed yet:').first()).toBeVisible();
      await expect(page.getByText('Verified by the server')).toBeVisible();
      await expect(checks(page).filter({ hasText: 'Not yet' }).first()).toBeVisible();
      await page.getByRole('button', { name: 'Show the hint' }).click();
      await expect(page.getByRole('button', { name: 'Show the hint' })).toBeHidden();

      await typeCode(page, await exerciseFile(slug, 'solution.ts'));
      await button(page, 'Submit').click();
      await expect(page.getByText(/^Solved: \d+ of \d+ points/)).toBeVisible();
      await expect(checks(page).filter({ hasText: 'Not yet' })).toHaveCount(0);
      await expect(checks(page).filter({ has: page.getByText('Hidden check 1', { exact: true }) })).toHaveText(
        /Passed/,
      );
    });
  }

  const row = staff.getByRole('row', { name: new RegExp(student.name) });
  await expect(row.getByRole('link', { name: /^passed/ })).toHaveCount(4);
  await row.getByRole('link', { name: student.name }).click();
  await expect(staff.getByRole('navigation', { name: /Attempts/ }).getByRole('link')).toHaveCount(8);
  await expect(staff.getByRole('heading', { name: 'Hidden checks' })).toBeVisible();

  await page.goto('/');
  await expect(page.getByText('4 of', { exact: false }).first()).toBeVisible();
});

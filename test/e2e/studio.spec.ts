/** A new exercise through the browser alone: written, baked, published to a class, solved by a student elsewhere. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { expectAccessible } from './accessible';
import { signUp, somebody, test } from './fixtures';
import { button, openExercise, typeCode } from './workbench';

test('an instructor writes an exercise, publishes it to the class, and a student solves it', async ({
  staff,
  profile,
}) => {
  test.setTimeout(180_000);
  const slug = `square-${process.pid}`;
  const author = staff.page;
  await author.goto('/teach/exercises');
  await author.getByLabel('Short name').fill(slug);
  await author.getByRole('combobox', { name: 'For' }).selectOption({ label: `Class of ${staff.person.name}` });
  await author.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(author.getByText('Saved as version 1')).toBeVisible();
  await expect(author.getByText(/Bakes: \d+ checks/)).toBeVisible({ timeout: 60_000 });
  for (const tab of ['Baking', 'Checks', 'Gaps', 'Lesson', 'Images', 'History']) {
    await author.getByRole('tab', { name: tab }).click();
    await expectAccessible(author, `the studio, ${tab}`);
  }
  await author.getByRole('tab', { name: 'Baking' }).click();

  // A slip is told and keeps it from being published; mending it makes it publishable again.
  await author.getByRole('button', { name: 'solution.ts' }).click();
  await typeCode(author, 'export const nothing = 1;');
  await expect(button(author, 'Publish')).toBeDisabled();
  await expect(author.getByText(/is not exported|does not export/i).first()).toBeVisible({ timeout: 60_000 });
  await typeCode(author, await readFile('scripts/exercise-template/solution.ts', 'utf8'));
  await expect(author.getByText(/Bakes: \d+ checks/)).toBeVisible({ timeout: 60_000 });
  await expect(button(author, 'Publish')).toBeEnabled();
  await button(author, 'Publish').click();
  await expect(author.getByText('Students have this version now.')).toBeVisible({ timeout: 60_000 });

  const student = await profile();
  await signUp(student, staff.joinCode, somebody('Sofia'));
  await student.goto('/');
  await expect(student.getByRole('heading', { name: 'From your classes' })).toBeVisible();
  await openExercise(student, slug);
  await typeCode(student, await readFile('scripts/exercise-template/solution.ts', 'utf8'));
  await button(student, 'Submit').click();
  await expect(student.getByText(/^Solved: \d+ of \d+ points/)).toBeVisible({ timeout: 60_000 });

  const stranger = await profile();
  const response = await stranger.request.get(`/exercises/${slug}`);
  expect(response.status()).toBe(404);
});

/** Staff look at a student's work: comments, a score set by hand, and grading again. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { createClass, setUp, signUp, somebody, test } from './fixtures';
import { exerciseFile, postAttempt, verdict } from './workbench';

async function submitFile(page: Page, slug: string, path: string): Promise<string> {
  const id = randomUUID();
  await postAttempt(page, id, slug, await exerciseFile(slug, path));
  await verdict(page, id);
  return id;
}

test('a comment on a line reaches the student with a notice, and a score set by hand stands beside the one earned', async ({
  profile,
  staff,
}) => {
  test.setTimeout(180_000);
  const student = somebody('Rosa');
  const page = await profile();
  await signUp(page, staff.joinCode, student);
  await submitFile(page, 'relu', 'mistakes/mask-inverted.ts');
  await submitFile(page, 'relu', 'solution.ts');

  const desk = staff.page;
  await desk.goto(staff.classUrl);
  await desk.getByRole('link', { name: student.name }).click();
  await expect(desk.getByRole('heading', { name: 'Attempt 2 of 2' })).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'Hidden checks' })).toBeVisible();

  await test.step('what changed is marked in words', async () => {
    await desk.getByText('Changes since attempt 1').click();
    await expect(desk.getByRole('list', { name: 'What changed' }).getByText('removed:').first()).toBeAttached();
    await desk.getByText('Code', { exact: true }).click();
  });

  await test.step('a comment being written survives a reload, then is sent', async () => {
    await desk.locator('[data-line="2"]').hover();
    await desk.getByRole('button', { name: 'Comment on line 2' }).click();
    await desk.getByLabel('A comment on line 2').fill('Why **this** mask?');
    await desk.reload();
    await expect(desk.getByLabel('A comment on line 2')).toHaveValue('Why **this** mask?');
    await expectAccessible(desk, 'writing a comment');
    await desk.getByRole('region', { name: 'Comments on line 2' }).getByRole('button', { name: 'Comment' }).click();
    await expect(desk.getByRole('article')).toContainText('Why this mask?');
    await expect(desk.getByRole('article')).toContainText('not seen yet');
  });

  await test.step('a removed comment comes back', async () => {
    await desk.getByLabel('A comment on the whole').fill('Oops.');
    await desk.getByRole('button', { name: 'Comment', exact: true }).click();
    const oops = desk.getByRole('article').filter({ hasText: 'Oops.' });
    await oops.getByRole('button', { name: 'Remove' }).click();
    await expect(oops).toHaveCount(0);
    await desk.getByRole('button', { name: 'Undo' }).click();
    await expect(oops).toHaveCount(1);
    await oops.getByRole('button', { name: 'Remove' }).click();
    await expect(oops).toHaveCount(0);
  });

  await test.step('the student is told, sees the comment, and it is seen', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '1 new comment on your work' }).click();
    const comment = page.getByRole('article', { name: /Comment by/ });
    await expect(comment).toContainText('Why this mask?');
    await expect(comment).toContainText('Line 2');
    await expect(page.getByRole('link', { name: /new comment/ })).toHaveCount(0);
    await desk.reload();
    await expect(desk.getByRole('article')).toContainText('seen by the student');
  });

  await test.step('both scores are kept', async () => {
    await desk.getByRole('button', { name: 'Set the score by hand' }).click();
    await desk.getByLabel(/^Score, 0 to/).fill('999');
    await desk.getByLabel('Reason').fill('Explained it at the board.');
    await desk.getByRole('button', { name: 'Set the score', exact: true }).click();
    await expect(desk.getByText(/The score must be from 0 to/)).toBeVisible();
    await desk.getByLabel(/^Score, 0 to/).fill('7,5');
    await desk.getByRole('button', { name: 'Set the score', exact: true }).click();
    await expect(desk.getByTestId('set-score')).toHaveText(/^7.5 of \d+$/);
    await expect(desk.getByTestId('earned-score')).toHaveText(/^(\d+) of \1$/);
    await page.reload();
    await expect(page.getByText(/was set by staff: 7.5 of/)).toBeVisible();
    await expect(page.getByText('Explained it at the board.')).toBeVisible();
    await desk.getByRole('button', { name: 'Take it back' }).click();
    await expect(desk.getByTestId('set-score')).toHaveCount(0);
    await expect(desk.getByText('1 earlier score by hand')).toBeVisible();
  });
});

/** As if the exercise had been revised since: its attempts were graded by a revision before, and less kindly. */
async function makeOlder(dataFolder: string, slug: string): Promise<void> {
  const pglite = await PGlite.create(join(dataFolder, 'pg'));
  const older = 'e'.repeat(32);
  await pglite.query(
    `INSERT INTO "Revision" (id, "exerciseId", "full", "maxScore", "createdAt")
     SELECT $2, exercise.id, revision."full", revision."maxScore", now() - interval '1 day'
     FROM "Exercise" AS exercise JOIN "Revision" AS revision ON revision.id = exercise."currentRevisionId"
     WHERE exercise.slug = $1`,
    [slug, older],
  );
  await pglite.query(
    `UPDATE "Attempt" SET "revisionId" = $2, outcome = 'failed', score = 1,
       report = jsonb_set(report, '{checks,0,outcome}', '"failed"')
     WHERE "exerciseId" = (SELECT id FROM "Exercise" WHERE slug = $1)`,
    [slug, older],
  );
  await pglite.close();
}

test('an exercise that was revised is graded again: first a preview, then both verdicts', async ({
  ownServer,
  profile,
}) => {
  test.setTimeout(300_000);
  const server = await ownServer();
  const desk = await profile(server);
  await setUp(desk, server, somebody('Ines'));
  const joinCode = await createClass(desk, 'Revised');
  const classUrl = desk.url();
  const page = await profile(server);
  const student = somebody('Sami');
  await signUp(page, joinCode, student);
  const id = await submitFile(page, 'relu', 'solution.ts');
  // Nothing of a page is fetched while the server is down.
  await Promise.all([desk.goto('about:blank'), page.goto('about:blank')]);
  await server.stop();
  await makeOlder(server.dataFolder, 'relu');
  await server.start();

  await desk.goto(classUrl);
  await desk.getByRole('link', { name: 'See what re-grading would change' }).click();
  await desk.getByRole('button', { name: 'Preview' }).click();
  await expect(desk.getByTestId('regrade-summary')).toHaveText('1 changes, 1 up, 0 down', { timeout: 60_000 });
  await expect(desk.getByRole('row', { name: new RegExp(student.name) })).toContainText('1 of');
  await expectAccessible(desk, 'the preview');
  expect(await verdict(page, id)).toMatchObject({ outcome: 'failed', score: 1 });

  await desk.getByRole('button', { name: 'Apply to 1 attempt' }).dblclick();
  await expect(desk.getByText('Applied: 1 of 1 attempts have the new verdict.')).toBeVisible();
  expect(await verdict(page, id)).toMatchObject({ outcome: 'passed' });
  await desk
    .getByRole('row', { name: new RegExp(student.name) })
    .getByRole('link')
    .last()
    .click();
  await expect(desk.getByText(/Not yet, 1 of \d+ became Passed/)).toBeVisible();
});

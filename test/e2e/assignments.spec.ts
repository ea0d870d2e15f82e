/** An assignment from the dialog to the gradebook: dates on two clocks, lateness, an extension, and the files. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import Papa from 'papaparse';
import { expectAccessible } from './accessible';
import { createClass, signUp, somebody, test } from './fixtures';
import { exerciseFile, postAttempt, verdict } from './workbench';

const zone = 'Asia/Tokyo';
const hourMs = 60 * 60_000;
/** The minute in which the test began: dates are entered to the minute, and every step is to mean the same ones. */
const began = Math.floor(Date.now() / 60_000) * 60_000;
const inHours = (hours: number) => new Date(began + hours * hourMs);
/** As a `datetime-local` input has it. */
const wall = (at: Date, timeZone: string) => at.toLocaleString('sv-SE', { timeZone }).slice(0, 16).replace(' ', 'T');
/** As an American reader's clock shows it, the zone named: "1 Dec 2026, 10:09 pm, New York time". */
function said(at: Date, timeZone: string): string {
  const text = at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h12', timeZone });
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  // Intl's narrow space before "pm" is a plain one on the page.
  return `${text.replace(/\s/g, ' ').replace(', 0', ', ')}, ${city} time`;
}

async function downloadOf(page: Page, click: () => Promise<void>): Promise<string[][]> {
  const downloading = page.waitForEvent('download');
  await click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  return Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
}

test('what is given is seen in the student’s own time, loses points when late, and leaves as files', async ({
  staff: { page },
  profile,
}) => {
  test.setTimeout(300_000);
  const ada = somebody('Ada');
  const joinCode = await createClass(page, 'Assigned');
  const classUrl = page.url();
  const dialog = page.getByRole('dialog');
  const given = page.getByRole('list', { name: 'Assignments' }).getByRole('listitem');
  const student = await profile(undefined, 'America/New_York');
  await signUp(student, joinCode, ada);

  await test.step('several at once, with dates on the clock of the class', async () => {
    await page.goto(`${classUrl}/settings`);
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Tokyo');
    await page.getByRole('option', { name: 'Asia/Tokyo' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The settings are saved.')).toBeVisible();
    await page.goto(`${classUrl}/assignments`);
    await expect(page.getByText('Times are Tokyo time')).toBeVisible();
    await page.getByRole('button', { name: 'Give assignments' }).click();
    await dialog.getByLabel('Training, gradients and the sigmoid', { exact: true }).check();
    await dialog.getByLabel('ReLU', { exact: true }).check();
    await dialog.getByLabel('ReLU, lesson', { exact: true }).check();
    await dialog.getByLabel('Points of ReLU', { exact: true }).fill('10');
    await dialog.getByLabel('After the due date').selectOption('loses a percentage a day');
    await dialog.getByLabel('Percent lost for each day begun').fill('10');
    await dialog.getByLabel('Opens').fill(wall(inHours(80), zone));
    await dialog.getByLabel('Due', { exact: true }).fill(wall(inHours(72), zone));
    await dialog.getByRole('button', { name: 'Give these 3' }).click();
    await expect(dialog.getByText('The due date must be after the opening date.')).toBeVisible();
    await dialog.getByLabel('Opens').fill('');
    await expectAccessible(page, 'giving assignments');
    await dialog.getByRole('button', { name: 'Give these 3' }).dblclick();
    await expect(given).toHaveCount(3);
    await expect(given.first()).toContainText(`due ${said(inHours(72), zone)} · 10 % less`);
  });

  await test.step('the student sees them in their own time', async () => {
    await student.goto('/');
    const card = student.getByRole('link', { name: /^ReLU Assigned/ });
    await expect(card).toContainText('10 points');
    await expect(card).toContainText(`Due ${said(inHours(72), 'America/New_York')} · then 10 % less a day`);
    await student.goto('/lessons/relu');
    await expect(student.getByText(`Due ${said(inHours(72), 'America/New_York')}`)).toBeVisible();
  });

  await test.step('by keyboard and by dragging they come into another order, which stays', async () => {
    const titles = given.getByRole('heading');
    const [first = '', second = '', third = ''] = await titles.allTextContents();
    await page
      .getByRole('button', { name: /^Move .* down$/ })
      .first()
      .press('Enter');
    await expect(titles).toHaveText([second, first, third]);
    await expect(page.getByRole('list', { name: 'Assignments' })).toHaveAttribute('aria-busy', 'false');
    const handles = page.getByRole('button', { name: /^Drag .* to another place$/ });
    // By the handles' names: an exercise and its lesson have one title.
    const dragged = () => handles.evaluateAll((all) => all.map((handle) => handle.ariaLabel));
    const [one, two, three] = await dragged();
    const [from, to] = [await handles.last().boundingBox(), await handles.first().boundingBox()];
    if (!from || !to) throw new Error('A handle is not on the page.');
    await page.mouse.move(from.x + 5, from.y + 5);
    await page.mouse.down();
    await page.mouse.move(to.x + 5, to.y + 2, { steps: 15 });
    await page.mouse.up();
    await expect.poll(dragged).toEqual([three, one, two]);
    await expect(page.getByRole('list', { name: 'Assignments' })).toHaveAttribute('aria-busy', 'false');
    // By keys alone: taken, moved to the end, put down.
    await handles.first().press('Space');
    const told = page.getByText(/^It would be \d of 3\.$/);
    for (const place of ['2', '3']) {
      await page.keyboard.press('ArrowDown');
      await expect(told).toHaveText(`It would be ${place} of 3.`);
    }
    await page.keyboard.press('Space');
    await expect.poll(dragged).toEqual([one, two, three]);
    await expect(page.getByRole('list', { name: 'Assignments' })).toHaveAttribute('aria-busy', 'false');
    const order = await titles.allTextContents();
    await expect(page.getByRole('list', { name: 'Assignments' })).toHaveAttribute('aria-busy', 'false');
    await page.reload();
    await expect(titles).toHaveText(order);
  });

  await test.step('of two who change one assignment the second is told, also when they insist', async () => {
    const colleague = await page.context().newPage();
    await colleague.goto(`${classUrl}/assignments`);
    await colleague.getByRole('button', { name: 'Change ReLU', exact: true }).click();
    await page.getByRole('button', { name: 'Change ReLU', exact: true }).click();
    await dialog.getByLabel('Due', { exact: true }).fill(wall(inHours(-26), zone));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    const theirs = colleague.getByRole('dialog');
    await theirs.getByLabel('Points').fill('99');
    for (const time of ['once', 'twice']) {
      await theirs.getByRole('button', { name: 'Save' }).click();
      await expect(theirs.getByText('Somebody else changed this assignment'), time).toBeVisible();
      await expect(theirs.getByRole('button', { name: 'Save' })).toBeEnabled();
    }
    await colleague.close();
  });

  await test.step('two days begun after the due date a pass is worth 80 %', async () => {
    await student.goto('/');
    const card = student.getByRole('link', { name: /^ReLU Assigned/ });
    await expect(card).toContainText('Overdue');
    await expect(card).toContainText(`Was due ${said(inHours(-26), 'America/New_York')}`);
    await expect(card).toContainText('work handed in now loses 20 %');
    await expectAccessible(student, 'what is due');
    const id = randomUUID();
    await postAttempt(student, id, 'relu', await exerciseFile('relu', 'solution.ts'));
    expect(await verdict(student, id)).toMatchObject({ outcome: 'passed' });
    await student.goto('/exercises/relu');
    await expect(student.getByText('10 of 10 earned, 2 days late (20 % taken): 8 count')).toBeVisible();
  });

  await test.step('the files say so', async () => {
    await page.goto(`${classUrl}/grades`);
    await expectAccessible(page, 'grades');
    const [header = [], row = []] = await downloadOf(page, () =>
      page.getByRole('link', { name: 'Download: Spreadsheet' }).click(),
    );
    const cell = (title: string) => row[header.indexOf(title)];
    expect(cell('Name')).toBe(ada.name);
    expect(cell('ReLU (of 10)')).toBe('8');
    expect(cell('ReLU: days late')).toBe('2');
    expect(cell('ReLU: lost to lateness (%)')).toBe('20');
    expect(header.filter((title) => /^ReLU: Hidden|^ReLU: /.test(title)).length).toBeGreaterThan(4);
    const nbgrader = await downloadOf(page, () => page.getByRole('link', { name: 'Download: nbgrader' }).click());
    const relu = nbgrader.find(([assignment]) => assignment === 'ReLU');
    expect(relu?.slice(6)).toEqual([ada.email, '10', '2', '8', '10']);
  });

  await test.step('an extension gives the points back', async () => {
    await page.goto(`${classUrl}/assignments`);
    await page.getByRole('button', { name: 'Extensions of ReLU', exact: true }).click();
    await dialog.getByRole('combobox', { name: 'For' }).fill(ada.name);
    await page.getByRole('option', { name: ada.name }).click();
    await dialog.getByLabel('New due date').fill(wall(inHours(24), zone));
    await dialog.getByLabel('Reason').fill('Ill');
    await expectAccessible(page, 'giving an extension');
    await dialog.getByRole('button', { name: 'Give the extension' }).click();
    await expect(dialog.getByText(`until ${said(inHours(24), zone)} · Ill`)).toBeVisible();
    await student.reload();
    await expect(student.getByText('10 of 10 points')).toBeVisible();
  });

  await test.step('Canvas’s own export is filled in, and who matches nobody is shown', async () => {
    await page.goto(`${classUrl}/grades`);
    const rows = [
      'Student,ID,SIS User ID,SIS Login ID,Section,ReLU (101)',
      '    Points Possible,,,,,10',
      `"Of the school, Ada",7,s-7,${ada.email},Section 1,`,
      '"Student, Test",8,,,Section 1,',
    ];
    await page.locator('input[type=file]').setInputFiles({
      name: 'grades.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    });
    await expect(page.getByText('1 matched, 0 ambiguous, 1 row of nobody here')).toBeVisible();
    await expect(page.getByText('Line 3, Of the school, Ada').first()).toBeVisible();
    await expectAccessible(page, 'a filled-in export');
    const filled = await downloadOf(page, () =>
      page.getByRole('button', { name: 'Download the filled-in file' }).click(),
    );
    expect(filled.map((cells) => cells.at(-1))).toEqual(['ReLU (101)', '10', '10', '']);
  });

  await test.step('what is removed comes back', async () => {
    await page.goto(`${classUrl}/assignments`);
    await page.getByRole('button', { name: 'Remove Training, gradients and the sigmoid', exact: true }).click();
    await expect(given).toHaveCount(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(given).toHaveCount(3);
  });
});

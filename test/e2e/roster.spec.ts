/** A roster comes in, a student of it joins by their own link, and is removed and put back. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import Papa from 'papaparse';
import { createClass, signIn, signUp, somebody, test } from './fixtures';

const tabOf = (page: Page, name: string) =>
  page.getByRole('navigation', { name: /^Class / }).getByRole('link', { name, exact: true });

test('a roster is looked at, imported, joined by a link, and a removal is undone', async ({ staff, profile }) => {
  const { page } = staff;
  const ada = somebody('Ada');
  await createClass(page, 'Roster class');
  const classUrl = page.url();
  await tabOf(page, 'People').click();
  await page.getByRole('link', { name: 'Import a roster' }).click();
  const roster = ['Name;E-Mail;Gruppe', `${ada.name};${ada.email};Monday lab`, 'Bo;bo.school.example;Monday lab'];
  await page.getByLabel('The roster as text').fill(roster.join('\r\n'));
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await expect(page.getByRole('heading', { name: '2 rows: 1 cannot be read, 1 invited' })).toBeVisible();
  await expect(page.getByText('Line 3')).toBeVisible();
  await expect(page.getByText('“bo.school.example” is not an e-mail address: it has no @.')).toBeVisible();
  await expect(page.getByText('New sections: Monday lab.')).toBeVisible();

  // What a column means is changed and changed back; nothing has been imported by then.
  await page.getByLabel('Gruppe').selectOption('not used');
  await expect(page.getByText('New sections: Monday lab.')).toBeHidden();
  await page.getByLabel('Gruppe').selectOption('Section');
  await expect(page.getByText('New sections: Monday lab.')).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(`${classUrl}/people`);
  await expect(other.getByRole('tab', { name: 'Invited 0' })).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: 'Import 1 row' }).dblclick();
  await page.getByRole('tab', { name: 'Invited 1' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the links' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  const [row] = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
  expect(row).toMatchObject({ Email: ada.email, Section: 'Monday lab' });

  const student = await profile();
  await student.goto(new URL(row?.Link ?? '').pathname);
  await expect(student.getByRole('heading', { name: 'Join Roster class' })).toBeVisible();
  await expect(student.getByLabel('E-mail')).toHaveValue(ada.email);
  await student.locator('input[name=password]').fill(ada.password);
  await student.getByRole('button', { name: 'Sign up' }).click();
  await expect(student.getByRole('button', { name: `Account of ${ada.name}` })).toBeVisible();
  await student.goto('/join');
  await expect(student.getByText('Student · section Monday lab')).toBeVisible();

  await page.goto(`${classUrl}/people`);
  const listed = page.getByRole('row', { name: new RegExp(ada.email) });
  await expect(listed).toContainText('Monday lab');
  await page.getByLabel(`Choose ${ada.name}`).check();
  await page.getByRole('region', { name: 'Students chosen' }).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('tab', { name: 'Removed 1' })).toBeVisible();
  await student.reload();
  await expect(student.getByText('You are in no class yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('tab', { name: 'Removed 0' })).toBeVisible();
  await expect(listed).toContainText('Monday lab');

  await tabOf(page, 'Log').click();
  await expect(page.getByText(`put a removed student back: ${ada.name}`)).toBeVisible();
  await expect(page.getByText('imported a roster')).toBeVisible();
});

test('a seat of the roster is not taken by a stranger with the code and its address', async ({ staff, profile }) => {
  const { page } = staff;
  const owner = somebody('Owner');
  const joinCode = await createClass(page, 'Seated class');
  const classUrl = page.url();
  await page.goto(`${classUrl}/people/import`);
  await page.getByLabel('The roster as text').fill(`Name;E-Mail;Gruppe\r\n${owner.name};${owner.email};Monday lab`);
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await page.getByRole('tab', { name: 'Invited 1' }).click();
  const links = await (
    await page.request.get(`/api${new URL(classUrl).pathname.replace('/teach', '')}/invitations`)
  ).text();
  const link = /https?:\/\/\S+\/join\/[\w.-]+/.exec(links)?.[0] ?? '';

  const stranger = await profile();
  await signUp(stranger, joinCode, { ...owner, name: 'Mallory' });
  await expect(stranger.getByText('You wait to be let into Seated class')).toBeVisible();
  await stranger.goto('/join');
  await expect(stranger.getByText('You are in no class yet.')).toBeVisible();

  await page.goto(classUrl);
  await expect(page.getByText('1 person waits')).toBeVisible();
  await page.getByRole('link', { name: 'Decide under People' }).click();
  await expect(page.getByText(`Takes the place of ${owner.name} on the roster (section Monday lab).`)).toBeVisible();
  await page.getByRole('button', { name: 'Refuse Mallory' }).click();
  await expect(page.getByRole('button', { name: 'Refuse Mallory' })).toBeHidden();
  await expect(page.getByRole('tab', { name: 'Invited 1' })).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByText('Seated class did not let you in')).toBeVisible();

  const own = await profile();
  await own.goto(new URL(link).pathname);
  await own.getByLabel('E-mail').fill(`own-${owner.email}`);
  await own.locator('input[name=password]').fill(owner.password);
  await own.getByRole('button', { name: 'Sign up' }).click();
  await expect(own.getByRole('button', { name: `Account of ${owner.name}` })).toBeVisible();
  await own.goto('/join');
  await expect(own.getByText('Student · section Monday lab')).toBeVisible();
});

test('an assistant comes by an invitation, reads the class and changes nothing', async ({ staff, profile }) => {
  const { page } = staff;
  const teacher = await profile();
  await signIn(teacher, staff.person);
  await createClass(page, 'Assisted class');
  await tabOf(page, 'People').click();
  await page.getByRole('tab', { name: 'Staff' }).click();
  await page.getByLabel('E-mail').fill('helper@school.example');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByTestId('invitation-link').textContent();

  const helper = somebody('Helper');
  const assistant = await profile();
  await signUp(assistant, staff.joinCode, helper);
  await assistant.goto(new URL(link ?? '').pathname);
  await expect(assistant.getByText('and join as an assistant')).toBeVisible();
  await assistant.getByRole('button', { name: 'Join the class' }).click();
  await expect(assistant.getByRole('heading', { name: 'Assisted class' })).toBeVisible();
  await assistant.getByRole('link', { name: 'Teach' }).click();
  await expect(assistant.getByRole('link', { name: /Assisted class/ })).toBeVisible();
  await expect(assistant.getByRole('button', { name: 'Create the class' })).toBeHidden();
  await assistant.getByRole('link', { name: /Assisted class/ }).click();
  await tabOf(assistant, 'People').click();
  await expect(assistant.getByRole('tab', { name: 'Staff 2' })).toBeVisible();
  await expect(assistant.getByRole('link', { name: 'Import a roster' })).toBeHidden();

  await teacher.goto(new URL(link ?? '').pathname);
  await expect(teacher.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
});

test('a visitor joins by the class’s link, and by the link of another class while signed in', async ({
  staff,
  profile,
}) => {
  const student = await profile();
  const eve = somebody('Eve');
  const path = (code: string) => `/join/${code.replace('-', '')}`;
  await student.goto(path(staff.joinCode));
  await student.getByLabel('Your name').fill(eve.name);
  await student.getByLabel('E-mail').fill(eve.email);
  await student.locator('input[name=password]').fill(eve.password);
  await student.getByRole('button', { name: 'Sign up' }).click();
  await expect(student.getByRole('button', { name: `Account of ${eve.name}` })).toBeVisible();
  const second = await createClass(staff.page, 'Second class');
  await student.goto(path(second));
  await expect(student.getByRole('heading', { name: 'Join Second class?' })).toBeVisible();
  await student.getByRole('button', { name: 'Join the class' }).click();
  await student.waitForURL('/');
  await student.goto(path(second));
  await expect(student.getByRole('heading', { name: 'You are in Second class' })).toBeVisible();
  await student.goto('/join');
  await student.getByRole('button', { name: 'Leave' }).first().click();
  await student.getByRole('dialog').getByRole('button', { name: 'Leave the class' }).click();
  await expect(student.getByText('You have left Second class.')).toBeVisible();
  await expect(student.getByRole('button', { name: 'Leave' })).toHaveCount(1);
});

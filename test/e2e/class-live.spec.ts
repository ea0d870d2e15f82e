/** An instructor watches the class page while students work: it follows without being reloaded. */
import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { createClass, type Person, setUp, signUp, somebody, test } from './fixtures';
import { button, exerciseFile, openExercise, postAttempt, typeCode, verdict } from './workbench';

/** What "live" promises. */
const soon = { timeout: 2000 };

const rowOf = (page: Page, { name }: Person) => page.getByRole('row', { name: new RegExp(name) });

async function openClass(profile: () => Promise<Page>, nabla: Parameters<typeof setUp>[1]) {
  const desk = await profile();
  await setUp(desk, nabla, somebody('Ines'));
  const joinCode = await createClass(desk, `Live ${randomUUID().slice(0, 8)}`);
  return { desk, joinCode };
}

test('a student solves, and the instructor’s open page follows within two seconds', {
  tag: '@database',
}, async ({ nabla, profile }) => {
  const { desk, joinCode } = await openClass(profile, nabla);
  const [ada, bob] = [somebody('Ada'), somebody('Bob')];
  const page = await profile();
  await expect(desk.getByText('No students yet')).toBeVisible();
  await expect(desk.getByText('Live', { exact: true })).toBeVisible();
  await signUp(page, joinCode, ada);
  await expect(rowOf(desk, ada)).toBeVisible(soon);
  // A reload would forget it.
  await desk.evaluate(() => document.documentElement.setAttribute('data-untouched', ''));
  const row = rowOf(desk, ada);
  await expect(row.getByRole('link', { name: /^not started/ })).toHaveCount(10);

  await openExercise(page, 'relu');
  await typeCode(page, await exerciseFile('relu', 'mistakes/mask-inverted.ts'));
  await button(page, 'Submit').click();
  await expect(page.getByText('Not passed yet:').first()).toBeVisible();
  await expect(row.getByRole('link', { name: /^tried, not passed, .*1 try/ })).toHaveCount(1, soon);

  await typeCode(page, await exerciseFile('relu', 'solution.ts'));
  await button(page, 'Submit').click();
  await expect(page.getByText(/^Solved: \d+ of \d+ points/)).toBeVisible();
  await expect(row.getByRole('link', { name: /^passed, .*2 tries/ })).toHaveCount(1, soon);
  await expect(row).toContainText('1 of 10');

  const other = await profile();
  await signUp(other, joinCode, bob);
  await expect(rowOf(desk, bob)).toBeVisible(soon);
  const id = randomUUID();
  await postAttempt(other, id, 'sigmoid', await exerciseFile('sigmoid', 'solution.ts'));
  await verdict(other, id);
  await expect(rowOf(desk, bob).getByRole('link', { name: /^passed/ })).toHaveCount(1, soon);
  await expect(desk.locator('html')).toHaveAttribute('data-untouched', '');
});

test('it follows what a student does on another process of the same database, also after the own one was away', {
  tag: '@processes',
}, async ({ nabla, sibling, profile }) => {
  test.setTimeout(240_000);
  const other = await sibling();
  const { desk, joinCode } = await openClass(profile, nabla);
  await expect(desk.getByText('Live', { exact: true })).toBeVisible();
  const [ada, page] = [somebody('Ada'), await profile(other)];
  await signUp(page, joinCode, ada);
  const row = rowOf(desk, ada);
  await expect(row).toBeVisible(soon);
  await desk.evaluate(() => document.documentElement.setAttribute('data-untouched', ''));
  await openExercise(page, 'relu');
  await typeCode(page, await exerciseFile('relu', 'mistakes/mask-inverted.ts'));
  await button(page, 'Submit').click();
  await expect(page.getByText('Not passed yet:').first()).toBeVisible();
  await expect(row.getByRole('link', { name: /^tried, not passed, .*1 try/ })).toHaveCount(1, soon);

  // The other way round: staff's own process hears what the student's verified, and it is kept while it restarts.
  await nabla.kill();
  await expect(desk.getByText('Reconnecting …')).toBeVisible();
  const id = randomUUID();
  await postAttempt(page, id, 'relu', await exerciseFile('relu', 'solution.ts'));
  await verdict(page, id);
  await nabla.start();
  await expect(row.getByRole('link', { name: /^passed, .*2 tries/ })).toHaveCount(1);
  await expect(desk.getByText('Live', { exact: true })).toBeVisible();
  const next = randomUUID();
  await postAttempt(page, next, 'sigmoid', await exerciseFile('sigmoid', 'solution.ts'));
  await verdict(page, next);
  await expect(row).toContainText('2 of 10', soon);
  await expect(desk.locator('html')).toHaveAttribute('data-untouched', '');
});

test('the page says when it is not live, and catches up', async ({ nabla, profile }) => {
  const { desk, joinCode } = await openClass(profile, nabla);
  const [ada, page] = [somebody('Ada'), await profile()];
  await signUp(page, joinCode, ada);
  await desk.reload();
  await expect(desk.getByText('Live', { exact: true })).toBeVisible();
  await desk.context().setOffline(true);
  await expect(desk.getByText(/^Reconnecting … as of \d/)).toBeVisible();
  const id = randomUUID();
  await postAttempt(page, id, 'relu', await exerciseFile('relu', 'solution.ts'));
  await verdict(page, id);
  await desk.context().setOffline(false);
  await expect(rowOf(desk, ada).getByRole('link', { name: /^passed/ })).toHaveCount(1, soon);
  await expect(desk.getByText('Live', { exact: true })).toBeVisible();
});

test('the table is sorted, filtered and searched in the address, and moved through by keys', async ({
  nabla,
  profile,
}) => {
  const { desk, joinCode } = await openClass(profile, nabla);
  const [ada, bob] = [somebody('Ada'), somebody('Bob')];
  for (const person of [ada, bob]) {
    const page = await profile();
    await signUp(page, joinCode, person);
    if (person !== bob) continue;
    const id = randomUUID();
    await postAttempt(page, id, 'relu', await exerciseFile('relu', 'solution.ts'));
    await verdict(page, id);
  }
  await desk.reload();
  const names = desk.getByRole('rowheader').filter({ hasText: /Ada|Bob/ });
  await expect(names).toHaveText([ada.name, bob.name]);
  await desk.getByRole('button', { name: 'ReLU', exact: true }).click();
  await expect(names).toHaveText([bob.name, ada.name]);
  await desk.getByLabel('Search students').fill('ada');
  await expect(names).toHaveText([ada.name]);
  await desk.reload();
  await expect(names).toHaveText([ada.name]);
  await desk.getByRole('button', { name: 'Show all' }).click();
  await desk.getByLabel('State').selectOption('Passed');
  await expect(names).toHaveText([bob.name]);
  await expect(desk).toHaveURL(/state=passed/);

  await desk.getByRole('link', { name: bob.name }).focus();
  await desk.keyboard.press('ArrowUp');
  await expect(desk.getByRole('button', { name: 'Student' })).toBeFocused();
  await desk.keyboard.press('Control+End');
  await desk.keyboard.press('ArrowUp');
  await expect(desk.getByRole('link', { name: /^not started/ }).last()).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(/students\/.*exercise=deep-network/);
});

/** Passwords forgotten and found again, sessions that end, rights that are taken back. */
import { expect, type Page } from '@playwright/test';
import { linkIn, startMailServer } from '../helpers/smtp';
import { expectAccessible } from './accessible';
import { type Person, setUp, signIn, signUp, somebody, test } from './fixtures';
import { button } from './workbench';

const fresh = 'entirely other words in a row';

/** Whether the page's cookies still belong to somebody. */
const isSignedIn = async (page: Page) => (await page.request.get('/api/privacy/export')).status() === 200;

/** Another browser with the same cookies. */
async function copyCookies(from: Page, to: Page): Promise<void> {
  await to.context().addCookies(await from.context().cookies());
}

async function setNewPassword(page: Page, password: string): Promise<void> {
  await page.locator('input[name=password]').fill(password);
  await button(page, 'Set the password and sign in').click();
  await expect(page.getByRole('button', { name: /^Account of/ })).toBeVisible();
}

async function manage(page: Page, person: Person, what: string): Promise<void> {
  await page.goto(`/admin?q=${encodeURIComponent(person.email)}`);
  await button(page, `Manage ${person.name}`).click();
  await page.getByRole('menuitem', { name: what }).click();
}

test('without mail: an instructor’s link, which a scanner does not use up, sets a password once', async ({
  profile,
  staff,
}) => {
  test.setTimeout(120_000);
  const ada = somebody('Ada');
  const [page, elsewhere, scanner] = [await profile(), await profile(), await profile()];
  await signUp(page, staff.joinCode, ada);
  await page.goto('/forgot');
  await expect(page.getByText('ask an instructor of their class')).toBeVisible();
  await expectAccessible(page, '/forgot');

  await staff.page.goto(staff.classUrl);
  await staff.page.getByRole('link', { name: ada.name }).click();
  await button(staff.page, 'Link for a new password').click();
  const link = (await staff.page.getByTestId('link-once').textContent()) ?? '';
  for (let times = 0; times < 2; times += 1) {
    const opened = await scanner.request.get(link);
    expect(opened.headers()['referrer-policy']).toBe('no-referrer');
    expect(await opened.text()).toContain(ada.email);
  }
  expect(await isSignedIn(page)).toBe(true);
  await elsewhere.goto(link);
  await elsewhere.locator('input[name=password]').fill('aaaaaaaaaaaa');
  await expect(elsewhere.getByText('Repeated letters are guessed first.')).toBeVisible();
  await expectAccessible(elsewhere, '/reset');
  await setNewPassword(elsewhere, fresh);
  expect(await isSignedIn(page)).toBe(false);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link is closed' })).toBeVisible();
  await signIn(page, { ...ada, password: fresh });
});

test('with mail: the answer tells nothing, and the link in the mail sets a password', async ({
  ownServer,
  profile,
}) => {
  test.setTimeout(240_000);
  const smtp = await startMailServer();
  try {
    const server = await ownServer({ NABLA_SMTP_URL: smtp.url, NABLA_MAIL_FROM: 'Nabla <nabla@school.edu>' });
    const page = await profile(server);
    const olga = await setUp(page, server, somebody('Olga'));
    const forget = async (email: string) => {
      const other = await profile(server);
      await other.goto('/forgot');
      await other.getByLabel('E-mail').fill(email);
      await button(other, 'Send me a link').click();
      await expect(other.getByRole('status')).toContainText('If there is an account with this address');
    };
    await forget('nobody@school.edu');
    await forget(olga.email);
    await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(1);
    expect(smtp.received[0]?.to).toEqual([olga.email]);
    const reader = await profile(server);
    await reader.goto(linkIn(smtp.received[0], '/reset/'));
    await setNewPassword(reader, fresh);
    expect(await isSignedIn(page)).toBe(false);
    await reader.goto('/account');
    await expectAccessible(reader, '/account with mail');
    await reader.getByLabel('Comments on your work').uncheck();
    await button(reader, 'Save the choice').click();
    await expect(reader.getByText('Your choice was saved.')).toBeVisible();
  } finally {
    await smtp.close();
  }
});

test('a copied cookie dies when its owner signs out everywhere else', async ({ profile, staff }) => {
  const ada = somebody('Ada');
  const [page, thief, home] = [await profile(), await profile(), await profile()];
  await signUp(page, staff.joinCode, ada);
  await copyCookies(page, thief);
  expect(await isSignedIn(thief)).toBe(true);
  await signIn(home, ada);
  await home.goto('/account');
  await expectAccessible(home, '/account');
  await expect(home.getByRole('list', { name: 'Browsers' }).getByRole('listitem')).toHaveCount(2);
  await button(home, 'Sign out everywhere else').click();
  await expect(home.getByRole('list', { name: 'Browsers' }).getByRole('listitem')).toHaveCount(1);
  expect(await isSignedIn(thief)).toBe(false);
  expect(await isSignedIn(page)).toBe(false);
  expect(await isSignedIn(home)).toBe(true);
  // And of the last one, when it signs out.
  await copyCookies(home, thief);
  await button(home, `Account of ${ada.name}`).click();
  await home.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(home.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(await isSignedIn(thief)).toBe(false);
});

test('an instructor loses the right while signed in, and a suspended person is signed out', async ({
  browser,
  nabla,
  profile,
  staff,
}) => {
  test.setTimeout(120_000);
  const bo = somebody('Bo');
  const page = await profile();
  await signUp(page, staff.joinCode, bo);
  expect((await page.request.get('/teach')).status()).toBe(404);
  expect((await page.request.get('/admin')).status()).toBe(404);
  await manage(staff.page, bo, 'Make instructor');
  await expect(staff.page.getByText(`${bo.name} is instructor now.`)).toBeVisible();
  expect((await page.request.get('/teach')).status()).toBe(200);
  await expectAccessible(staff.page, '/admin');
  await manage(staff.page, bo, 'Take the instructor’s right');
  await button(staff.page, 'Take the right').click();
  await expect(staff.page.getByText(`${bo.name} is instructor no more.`)).toBeVisible();
  expect((await page.request.get('/teach')).status()).toBe(404);
  expect(await isSignedIn(page)).toBe(true);

  await manage(staff.page, bo, 'Suspend');
  await button(staff.page, 'Suspend the account').click();
  await expect(staff.page.getByText(`${bo.name} is suspended.`)).toBeVisible();
  expect(await isSignedIn(page)).toBe(false);
  // Not watched: the browser reports the refused sign-in in its console.
  const refused = await (await browser.newContext({ baseURL: nabla.url })).newPage();
  await refused.goto('/sign-in');
  await refused.getByLabel('E-mail').fill(bo.email);
  await refused.locator('input[name=password]').fill(bo.password);
  await refused.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(refused.getByText('This account is suspended.')).toBeVisible();
  await refused.context().close();
  await manage(staff.page, bo, 'Let in again');
  await expect(staff.page.getByText(`${bo.name} may sign in again.`)).toBeVisible();
  await signIn(page, bo);
});

test('somebody learns alone: what is kept is told before, and an account needs no class', async ({
  profile,
  staff,
}) => {
  const page = await profile();
  const cy = somebody('Cy');
  expect(staff.joinCode).not.toBe('');
  await page.goto('/sign-up');
  await page.getByRole('link', { name: 'What is kept about you' }).click();
  await expect(page.getByRole('heading', { name: 'What is kept about you' })).toBeVisible();
  await expectAccessible(page, '/privacy of a visitor');
  await signUp(page, '', cy);
  await page.goto('/progress');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a passkey is added, signs in without a password, and is removed', async ({ profile, staff }) => {
  const ada = somebody('Ada');
  const page = await profile();
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const;
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await signUp(page, staff.joinCode, ada);
  await page.goto('/account');
  await page.getByLabel('Name of a new passkey').fill('My laptop');
  await button(page, 'Add a passkey').click();
  await expect(page.getByRole('list', { name: 'Passkeys' }).getByText('My laptop')).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/sign-in?next=/account');
  await expectAccessible(page, '/sign-in with passkeys');
  await button(page, 'Sign in with a passkey').click();
  await expect(page.getByRole('button', { name: `Account of ${ada.name}` })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
  await button(page, 'Remove My laptop').click();
  await expect(page.getByRole('list', { name: 'Passkeys' })).toHaveCount(0);

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await button(page, 'Sign in with a passkey').click();
  await expect(page.getByText('This passkey is not known here')).toBeVisible();
  await device.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
});

test('a session that ended is begun again where one is, and what was asked for is done', async ({
  browser,
  nabla,
  staff,
}) => {
  const ada = somebody('Ada');
  // Not watched: the browser reports the refused call in its console.
  const page = await (await browser.newContext({ baseURL: nabla.url })).newPage();
  await signUp(page, staff.joinCode, ada);
  await page.goto('/account');
  await page.getByLabel('Your name').fill(`${ada.name} Lovelace`);
  await page.context().clearCookies();
  await button(page, 'Change the name').click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expectAccessible(page, 'the dialog to sign in again');
  await dialog.locator('input[name=password]').fill(ada.password);
  await dialog.getByRole('button', { name: 'Sign in and go on' }).click();
  await expect(page.getByText('Your name was changed.')).toBeVisible();
  await expect(page.getByRole('button', { name: `Account of ${ada.name} Lovelace` })).toBeVisible();
  await page.context().close();
});

import { expect, test } from 'vitest';
import { createSetupLink, isSetupLinkOpen, redeemSetupLink } from '@/lib/auth/setup.server';
import { freshDatabase } from '../helpers/database';
import { makeUser } from '../helpers/people';

const db = freshDatabase();
const account = (name: string) => ({ name, email: `${name}@school.edu`, password: 'a few words in a row' });

async function makeToken(): Promise<string> {
  const link = await createSetupLink('http://localhost:3000');
  expect(link).toMatch(/^http:\/\/localhost:3000\/setup\/[\w-]{43}$/);
  return link?.split('/').at(-1) ?? '';
}

test('the link creates the first instructor and is closed after', async () => {
  const token = await makeToken();
  expect(await isSetupLinkOpen(token)).toBe(true);
  expect(await redeemSetupLink(token, account('ingrid'))).toMatchObject({ kind: 'created' });
  expect(await isSetupLinkOpen(token)).toBe(false);
  expect(await redeemSetupLink(token, account('mallory'))).toEqual({ kind: 'link-closed' });
  expect(await db().user.findMany({ select: { email: true, role: true } })).toEqual([
    { email: 'ingrid@school.edu', role: 'instructor' },
  ]);
  expect(await createSetupLink('http://localhost:3000')).toBeNull();
});

test('of many who open links of several starts at once, one becomes the instructor', async () => {
  const tokens = [await makeToken(), await makeToken()];
  const results = await Promise.all(
    Array.from({ length: 6 }, (_, i) => redeemSetupLink(tokens[i % 2] ?? '', account(`person${i}`))),
  );
  expect(results.filter(({ kind }) => kind === 'created')).toHaveLength(1);
  expect(await db().user.count()).toBe(1);
});

test('the token is not in the database', async () => {
  const token = await makeToken();
  expect(JSON.stringify(await db().setupLink.findMany())).not.toContain(token);
});

test('an invented token and a link from before somebody signed up are closed', async () => {
  expect(await redeemSetupLink('x'.repeat(43), account('mallory'))).toEqual({ kind: 'link-closed' });
  const token = await makeToken();
  await makeUser();
  expect(await redeemSetupLink(token, account('late'))).toEqual({ kind: 'link-closed' });
});

test('the demo class does not count as somebody', async () => {
  await makeUser({ demo: true });
  expect(await createSetupLink('http://localhost:3000')).not.toBeNull();
});

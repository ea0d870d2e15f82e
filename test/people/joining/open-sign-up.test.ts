import { expect, test } from 'vitest';
import { openFreshInstall, signUpIsOpen } from '@/lib/people/joining/open-sign-up.server';
import { admitProviderAccount } from '@/lib/people/joining/provider-accounts.server';
import { signUp } from '@/lib/people/joining/sign-up.server';
import { freshDatabase } from '../../helpers/database';

const db = freshDatabase();
const account = { name: 'Ada', email: 'ada@school.edu', password: 'a few words in a row' };

test('a server that is not new stays closed: without a code nobody signs up', async () => {
  expect(await signUpIsOpen()).toBe(false);
  expect(await signUp('', account)).toEqual({ kind: 'unknown-code' });
});

test('a new one is open: people sign up without a class, and a wrong code is still told', async () => {
  await openFreshInstall();
  await openFreshInstall();
  expect(await signUpIsOpen()).toBe(true);
  expect(await signUp('', account)).toMatchObject({ kind: 'created', classId: null });
  expect(await signUp('', account)).toEqual({ kind: 'email-taken' });
  expect(await signUp('WRONG-CODE', { ...account, email: 'bo@school.edu' })).toEqual({ kind: 'unknown-code' });
  expect(await db().enrolment.count()).toBe(0);
});

test('a provider’s verified address will do as well', async () => {
  await openFreshInstall();
  const profile = {
    provider: 'github',
    providerAccountId: '42',
    name: 'Ada',
    email: account.email,
    emailVerified: true,
  };
  expect(await admitProviderAccount(profile, { viewer: null, joinCode: null })).toMatchObject({ kind: 'admitted' });
});

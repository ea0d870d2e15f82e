import { expect, test } from 'vitest';
import { admitProviderAccount } from '@/lib/people/joining/provider-accounts.server';
import { freshDatabase } from '../../helpers/database';
import { makeClass, makeUser } from '../../helpers/people';

const db = freshDatabase();
const profile = {
  provider: 'github',
  providerAccountId: '42',
  name: 'Ada Lovelace',
  email: 'Ada@School.edu',
  emailVerified: true,
};
const nobody = { viewer: null, joinCode: null };

async function makePasswordUser() {
  const user = await makeUser({ email: 'ada@school.edu' });
  await db().user.update({ where: { id: user.id }, data: { passwordHash: 'scrypt:1:1:1:a:b' } });
  return user;
}

test('somebody new needs a join code and becomes a student of that class', async () => {
  const { id: classId, joinCode } = await makeClass();
  expect(await admitProviderAccount(profile, nobody)).toEqual({ kind: 'refused', reason: 'join-code-needed' });
  expect(await admitProviderAccount(profile, { viewer: null, joinCode })).toMatchObject({ kind: 'admitted' });
  expect(await db().user.findFirst({ include: { enrolments: true } })).toMatchObject({
    email: 'ada@school.edu',
    role: 'student',
    passwordHash: null,
    enrolments: [{ classId }],
  });
});

test('the second sign-in finds the same user, whatever the e-mail is by then', async () => {
  const { joinCode } = await makeClass();
  const first = await admitProviderAccount(profile, { viewer: null, joinCode });
  expect(await admitProviderAccount({ ...profile, email: null, emailVerified: false }, nobody)).toEqual(first);
});

test('an account with a password is never taken over by its e-mail', async () => {
  await makePasswordUser();
  const { joinCode } = await makeClass();
  const refused = { kind: 'refused', reason: 'password-first' };
  expect(await admitProviderAccount(profile, { viewer: null, joinCode })).toEqual(refused);
  expect(await admitProviderAccount(profile, { viewer: await makeUser(), joinCode })).toEqual(refused);
  expect(await db().account.count()).toBe(0);
});

test('who has signed in with the password links the provider by signing in with it', async () => {
  const viewer = await makePasswordUser();
  const admitted = { kind: 'admitted', userId: viewer.id };
  expect(await admitProviderAccount(profile, { viewer, joinCode: null })).toEqual(admitted);
  expect(await admitProviderAccount(profile, nobody)).toEqual(admitted);
});

test('an unverified e-mail signs nobody in, not even with a join code', async () => {
  const user = await makeUser({ email: 'ada@school.edu' });
  const { joinCode } = await makeClass();
  const unverified = { ...profile, emailVerified: false };
  const refused = { kind: 'refused', reason: 'email-unverified' };
  expect(await admitProviderAccount(unverified, { viewer: user, joinCode })).toEqual(refused);
});

test('a second provider with the same verified e-mail reaches a user who never had a password', async () => {
  const { joinCode } = await makeClass();
  const first = await admitProviderAccount(profile, { viewer: null, joinCode });
  expect(await admitProviderAccount({ ...profile, provider: 'google', providerAccountId: '7' }, nobody)).toEqual(first);
});

test('a double click at the first sign-in makes one user', async () => {
  const { joinCode } = await makeClass();
  const admit = () => admitProviderAccount(profile, { viewer: null, joinCode });
  const [one, two] = await Promise.all([admit(), admit()]);
  expect(one).toEqual(two);
  expect(await db().user.count()).toBe(1);
});

test('who asked to link a provider has it linked, whatever its e-mail, unless it is somebody else’s', async () => {
  const [ada, bo] = [await makeUser(), await makeUser()];
  const unverified = {
    provider: 'github',
    providerAccountId: '77',
    name: null,
    email: 'x@home.example',
    emailVerified: false,
  };
  const asAda = { viewer: ada, joinCode: null, linkFor: ada.id };
  expect(await admitProviderAccount(unverified, asAda)).toEqual({ kind: 'admitted', userId: ada.id });
  const asBo = { viewer: bo, joinCode: null, linkFor: bo.id };
  expect(await admitProviderAccount(unverified, asBo)).toEqual({ kind: 'refused', reason: 'linked-elsewhere' });
  // What another person of this browser asked for does not count.
  const other = { ...unverified, providerAccountId: '78' };
  expect(await admitProviderAccount(other, { ...asBo, linkFor: ada.id })).toMatchObject({ kind: 'refused' });
});

import { expect, test } from 'vitest';
import { signInWithPassword } from '@/lib/people/accounts/credentials.server';
import { hashPassword } from '@/lib/people/accounts/password.server';
import { countHits } from '@/lib/platform/limits/rate-limit.server';
import { slowDown } from '@/lib/platform/limits/slow-down.server';
import { freshDatabase } from '../../helpers/database';
import { makeUser } from '../../helpers/people';

const db = freshDatabase();
const password = 'a few words in a row';

async function makeAccount(email: string) {
  const { id } = await makeUser({ email });
  await db().user.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });
  return id;
}

test('e-mail and password sign in, however the e-mail is capitalised', async () => {
  const userId = await makeAccount('ada@school.edu');
  expect(await signInWithPassword(' Ada@School.edu ', password, '::1')).toEqual({ kind: 'signed-in', userId });
});

test('a wrong password, an unknown e-mail and an account without a password are refused alike', async () => {
  await makeAccount('ada@school.edu');
  await makeUser({ email: 'by-provider@school.edu' });
  const refused = { kind: 'refused' };
  expect(await signInWithPassword('ada@school.edu', 'wrong', '::1')).toEqual(refused);
  expect(await signInWithPassword('nobody@school.edu', password, '::1')).toEqual(refused);
  expect(await signInWithPassword('by-provider@school.edu', '', '::1')).toEqual(refused);
});

test('after ten failures every guess at that e-mail from that address waits, and the right password passes', async () => {
  const waits: number[] = [];
  const guard = slowDown(async (ms) => waits.push(ms));
  const signIn = (address: string) => signInWithPassword('grace@school.edu', password, address, guard);
  const userId = await makeAccount('grace@school.edu');
  const here = { name: 'sign-in from address', key: 'grace@school.edu 10.0.0.1', windowMs: 60_000 };
  for (let i = 0; i < 11; i += 1) await countHits([here], Date.now());
  expect(await signIn('10.0.0.2')).toEqual({ kind: 'signed-in', userId });
  expect(waits).toEqual([]);
  expect(await signIn('10.0.0.1')).toEqual({ kind: 'signed-in', userId });
  expect(waits).toEqual([1000]);
  // The right one begins anew.
  expect(await db().rateWindow.count()).toBe(0);
});

test('a hundred failures from many addresses slow down the e-mail everywhere, and lock nobody out', async () => {
  const waits: number[] = [];
  const guard = slowDown(async (ms) => waits.push(ms));
  const userId = await makeAccount('mary@school.edu');
  await countHits([{ name: 'sign-in', key: 'mary@school.edu', windowMs: 60_000 }], Date.now());
  await db().rateWindow.updateMany({ data: { count: 100 } });
  expect(await signInWithPassword('mary@school.edu', password, '10.0.0.9', guard)).toEqual({
    kind: 'signed-in',
    userId,
  });
  expect(waits).toEqual([500]);
});

import { expect, test } from 'vitest';
import { signInWithPassword } from '@/lib/people/accounts/credentials.server';
import { hashPassword } from '@/lib/people/accounts/password.server';
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

test('ten failures close the door for that e-mail from that address only, even for the right password', async () => {
  const userId = await makeAccount('grace@school.edu');
  for (let i = 0; i < 10; i += 1) await signInWithPassword('grace@school.edu', `guess ${i}`, '10.0.0.1');
  expect(await signInWithPassword('grace@school.edu', password, '10.0.0.1')).toMatchObject({ kind: 'too-many' });
  expect(await signInWithPassword('grace@school.edu', password, '10.0.0.2')).toEqual({ kind: 'signed-in', userId });
});

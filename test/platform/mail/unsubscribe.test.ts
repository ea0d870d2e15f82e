import { beforeAll, expect, test, vi } from 'vitest';
import { POST } from '@/app/api/mail/unsubscribe/[token]/route';
import {
  chooseMail,
  findUnsubscribing,
  listWantedMail,
  unsubscribeToken,
} from '@/lib/platform/mail/unsubscribe.server';
import { freshDatabase } from '../../helpers/database';
import { makeUser } from '../../helpers/people';

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }));
freshDatabase();
beforeAll(() => void vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32)));

/** As a mail program sends it: no cookie, no origin, the form of RFC 8058. */
const click = (token: string) =>
  POST(
    new Request(`https://nabla.school.edu/api/mail/unsubscribe/${token}`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
    { params: Promise.resolve({ token }) },
  );

test('one click turns one kind of mail off, once more changes nothing, and the account page turns it on again', async () => {
  const ada = await makeUser();
  expect(await listWantedMail(ada)).toEqual(['comments', 'regrades']);
  const token = await unsubscribeToken(ada.id, 'comments');
  for (let clicks = 0; clicks < 2; clicks += 1) expect((await click(token)).status).toBe(200);
  expect(await listWantedMail(ada)).toEqual(['regrades']);
  await chooseMail(ada, ['comments', 'regrades']);
  expect(await listWantedMail(ada)).toEqual(['comments', 'regrades']);
});

test('a forged token turns nothing off, and is not told from a right one', async () => {
  const [ada, mallory] = [await makeUser(), await makeUser()];
  const own = await unsubscribeToken(mallory.id, 'comments');
  const forged = own.replace(mallory.id, ada.id);
  expect((await click(forged)).status).toBe(200);
  expect(await findUnsubscribing(forged)).toBeNull();
  expect(await findUnsubscribing('x')).toBeNull();
  expect(await listWantedMail(ada)).toEqual(['comments', 'regrades']);
});

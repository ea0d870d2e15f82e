import { beforeAll, expect, test, vi } from 'vitest';
import * as administrationRoom from '@/lib/people/accounts/administration.server';
import * as emailRoom from '@/lib/people/accounts/email.server';
import { Forbidden, InvalidRequest } from '@/lib/platform/http/errors';
import { findViewerOf, makeSessionToken } from '@/lib/platform/session/session.server';
import { freshDatabase } from '../../helpers/database';
import { forAdministrator } from '../../helpers/door';
import { makeAdministrator, makeInstructor, makeUser, requireViewer } from '../../helpers/people';

const listAccounts = forAdministrator(administrationRoom.listAccounts);
const suspendAccount = forAdministrator(administrationRoom.suspendAccount);
const readmitAccount = forAdministrator(administrationRoom.readmitAccount);
const setEmail = forAdministrator(emailRoom.setEmail);

freshDatabase();
beforeAll(() => void vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32)));

test('people are found by words of name and address, with what they may and by whom', async () => {
  const olga = await makeAdministrator();
  await makeUser({ name: 'Ada Lovelace', email: 'ada@school.edu' });
  await makeUser({ name: 'Ada Byron', email: 'byron@school.edu' });
  expect((await listAccounts(olga, 'LOVE school')).map(({ name }) => name)).toEqual(['Ada Lovelace']);
  expect(await listAccounts(olga, 'olga')).toMatchObject([
    { grants: [{ right: 'administrator', by: null }, { right: 'instructor' }], suspended: false },
  ]);
  await expect(listAccounts(await makeInstructor(), '')).rejects.toThrow(Forbidden);
});

test('suspending ends all sessions for good, and letting in again brings none back', async () => {
  const [olga, ada] = [await makeAdministrator(), await makeUser()];
  const token = await makeSessionToken(ada.id);
  await suspendAccount(olga, ada.id);
  expect(await findViewerOf(token)).toBeNull();
  await readmitAccount(olga, ada.id);
  expect(await findViewerOf(token)).toBeNull();
  expect(await findViewerOf(await makeSessionToken(ada.id))).toEqual(ada);
});

test('nobody suspends themselves or the last administrator', async () => {
  const [olga, otto] = [await makeAdministrator(), await makeAdministrator()];
  await expect(suspendAccount(olga, olga.id)).rejects.toThrow(InvalidRequest);
  await suspendAccount(olga, otto.id);
  await readmitAccount(olga, otto.id);
});

test('an address is corrected, unless it is taken', async () => {
  const [olga, ada] = [await makeAdministrator(), await makeUser({ email: 'adda@school.edu' })];
  await setEmail(olga, ada.id, 'ada@school.edu');
  expect((await requireViewer(ada.id)).email).toBe('ada@school.edu');
  await expect(setEmail(olga, ada.id, olga.email)).rejects.toThrow(InvalidRequest);
});

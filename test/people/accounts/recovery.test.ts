import { beforeAll, expect, test, vi } from 'vitest';
import { findAccountLink } from '@/lib/people/accounts/account-links.server';
import { signInWithPassword } from '@/lib/people/accounts/credentials.server';
import * as ownRoom from '@/lib/people/accounts/own-account.server';
import { hashPassword } from '@/lib/people/accounts/password.server';
import * as recoveryRoom from '@/lib/people/accounts/recovery.server';
import { makeOwnResetLink, resetPassword } from '@/lib/people/accounts/recovery.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { findViewerOf, makeSessionToken } from '@/lib/platform/session/session.server';
import { makeSession } from '@/lib/platform/session/sessions.server';
import { freshDatabase } from '../../helpers/database';
import { forAdministrator, forClassInstructor } from '../../helpers/door';
import { makeAdministrator, makeClass, makeInstructor, makeUser } from '../../helpers/people';

const makeStudentResetLink = forClassInstructor(recoveryRoom.makeStudentResetLink);
const makeResetLink = forAdministrator(recoveryRoom.makeResetLink);

const db = freshDatabase();
beforeAll(() => void vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32)));
const url = 'https://nabla.school.edu';
const fresh = 'other words in a row';
const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? '';

async function makePeople() {
  const [instructor, student] = [await makeInstructor(), await makeUser({ email: 'ada@school.edu' })];
  const { id: classId } = await makeClass([
    [instructor, 'instructor'],
    [student, 'student'],
  ]);
  return { instructor, student, classId };
}

test('an instructor’s link sets a student’s password once, and ends the sessions that were', async () => {
  const { instructor, student, classId } = await makePeople();
  const session = await makeSessionToken(student.id);
  const link = await makeStudentResetLink(instructor, classId, student.id, url);
  expect(link).toMatch(/^https:\/\/nabla\.school\.edu\/reset\/[\w-]{43}$/);
  const token = tokenOf(link);
  expect(JSON.stringify(await db().accountLink.findMany())).not.toContain(token);
  expect(await findAccountLink('reset', token)).toMatchObject({ email: 'ada@school.edu' });
  const all = await Promise.all([resetPassword(token, fresh), resetPassword(token, fresh)]);
  expect(all.filter((userId) => userId === student.id)).toHaveLength(1);
  expect(await findViewerOf(session)).toBeNull();
  expect(await signInWithPassword('ada@school.edu', fresh, '::1')).toMatchObject({ kind: 'signed-in' });
  expect(await findAccountLink('reset', token)).toBeNull();
  const log = await db().auditEntry.findMany({ where: { classId } });
  expect(log).toMatchObject([{ action: 'account.resetLink', actorId: instructor.id, subjectId: student.id }]);
});

test('a link is not for whoever may more than a student anywhere, nor for strangers', async () => {
  const { instructor, student, classId } = await makePeople();
  await db().enrolment.create({
    data: { classId: (await makeClass()).id, userId: student.id, role: 'assistant' },
  });
  await expect(makeStudentResetLink(instructor, classId, student.id, url)).rejects.toThrow(Forbidden);
  const administrator = await makeAdministrator();
  await db().enrolment.create({ data: { classId, userId: administrator.id, role: 'student' } });
  await expect(makeStudentResetLink(instructor, classId, administrator.id, url)).rejects.toThrow(Forbidden);
  await expect(makeStudentResetLink(instructor, classId, (await makeUser()).id, url)).rejects.toThrow(NotFound);
  await expect(makeStudentResetLink(student, classId, student.id, url)).rejects.toThrow(NotFound);
});

test('an administrator makes a link for anybody; an expired one, and one of a suspended account, open nothing', async () => {
  const [olga, { student, instructor }] = [await makeAdministrator(), await makePeople()];
  await expect(makeResetLink(instructor, student.id, url)).rejects.toThrow(Forbidden);
  const token = tokenOf(await makeResetLink(olga, instructor.id, url));
  await db().user.update({ where: { id: instructor.id }, data: { suspendedAt: new Date() } });
  expect(await resetPassword(token, fresh)).toBeNull();
  await db().user.update({ where: { id: instructor.id }, data: { suspendedAt: null } });
  await db().accountLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await resetPassword(token, fresh)).toBeNull();
});

test('of several links, the first that is used closes the others', async () => {
  const { student } = await makePeople();
  const [first, second] = [await makeOwnResetLink(' Ada@School.edu ', url), await makeOwnResetLink(student.email, url)];
  expect(await resetPassword(tokenOf(second), fresh)).toBe(student.id);
  expect(await resetPassword(tokenOf(first), 'words that are new again')).toBeNull();
  expect(await makeOwnResetLink('nobody@school.edu', url)).toBeNull();
});

test('changing the password needs the old one, spares the browser where it is done, and closes open links', async () => {
  const { student } = await makePeople();
  await db().user.update({
    where: { id: student.id },
    data: { passwordHash: await hashPassword('old words in a row') },
  });
  const [here, elsewhere] = [await makeSession(student.id, 'Here'), await makeSession(student.id, 'Elsewhere')];
  const link = await makeOwnResetLink(student.email, url);
  expect(await ownRoom.provesPassword(student, 'wrong')).toBe(false);
  expect(await ownRoom.provesPassword(student, 'old words in a row')).toBe(true);
  await ownRoom.changePassword(student, fresh, here);
  const left = await db().session.findMany({ where: { userId: student.id } });
  expect(left.map(({ id }) => id)).toEqual([here]);
  expect(left.map(({ id }) => id)).not.toContain(elsewhere);
  expect(await resetPassword(tokenOf(link), 'words that are new again')).toBeNull();
});

test('a provider is unlinked unless it is the last way in, also when two are unlinked at once', async () => {
  const { student } = await makePeople();
  const link = (provider: string) => ({ provider, providerAccountId: '42', userId: student.id });
  await db().account.createMany({ data: [link('github'), link('google')] });
  const both = await Promise.allSettled([
    ownRoom.unlinkProvider(student, 'github'),
    ownRoom.unlinkProvider(student, 'google'),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [left] = (await ownRoom.getOwnAccount(student)).links;
  await expect(ownRoom.unlinkProvider(student, left?.provider ?? '')).rejects.toThrow(InvalidRequest);
  await ownRoom.changePassword(student, fresh, null);
  await ownRoom.unlinkProvider(student, left?.provider ?? '');
  expect(await ownRoom.getOwnAccount(student)).toEqual({ hasPassword: true, links: [] });
});

import { expect, test } from 'vitest';
import { accountInput } from '@/lib/people/accounts/account-input';
import { signInWithPassword } from '@/lib/people/accounts/credentials.server';
import { findOpening } from '@/lib/people/joining/openings.server';
import { joinClass, signUp } from '@/lib/people/joining/sign-up.server';
import { freshDatabase } from '../../helpers/database';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const db = freshDatabase();
const account = { name: 'Ada', email: 'ada@school.edu', password: 'a few words in a row' };

test('a join code makes a student who is in the class and can sign in', async () => {
  const { id: classId, joinCode } = await makeClass();
  const typed = `${joinCode.slice(0, 4).toLowerCase()} - ${joinCode.slice(4)}`;
  const result = await signUp(typed, account);
  expect(result).toMatchObject({ kind: 'created', classId });
  expect(await db().user.findFirst({ include: { enrolments: true } })).toMatchObject({
    role: 'student',
    enrolments: [{ classId, role: 'student' }],
  });
  expect(await signInWithPassword(account.email, account.password, '::1')).toMatchObject({ kind: 'signed-in' });
});

test('a wrong code and the code of an archived class create nobody', async () => {
  const { id, joinCode } = await makeClass();
  await db().class.update({ where: { id }, data: { archivedAt: new Date() } });
  expect(await signUp('WRONG', account)).toEqual({ kind: 'unknown-code' });
  expect(await signUp(joinCode, account)).toEqual({ kind: 'unknown-code' });
  expect(await findOpening('')).toBeNull();
  expect(await db().user.count()).toBe(0);
});

test('an e-mail is taken once, also when two sign up at the same moment', async () => {
  const { joinCode } = await makeClass();
  const results = await Promise.all([signUp(joinCode, account), signUp(joinCode, account)]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(['created', 'email-taken']);
});

test('what is typed is cleaned, and every field that is wrong is named', () => {
  expect(accountInput.parse({ ...account, name: ' Ada ', email: ' ADA@School.edu ' })).toEqual(account);
  const result = accountInput.safeParse({ name: ' ', email: 'ada', password: 'short' });
  expect(result.error?.issues.map(({ path }) => path[0])).toEqual(['name', 'email', 'password']);
});

test('joining twice is joining once, a removed student may come back, and staff stay staff', async () => {
  const student = await makeUser();
  const instructor = await makeInstructor();
  const { id: classId, joinCode } = await makeClass([[instructor, 'instructor']]);
  await joinClass(student, joinCode);
  await db().enrolment.updateMany({ where: { userId: student.id }, data: { removedAt: new Date() } });
  await joinClass(student, joinCode);
  await joinClass(instructor, joinCode);
  const select = { role: true, removedAt: true };
  expect(await db().enrolment.findMany({ where: { classId }, select, orderBy: { role: 'asc' } })).toEqual([
    { role: 'student', removedAt: null },
    { role: 'instructor', removedAt: null },
  ]);
});

test('staff who were removed come back by the code as students', async () => {
  const colleague = await makeInstructor();
  const { id: classId, joinCode } = await makeClass([[colleague, 'instructor']]);
  await db().enrolment.updateMany({ where: { userId: colleague.id }, data: { removedAt: new Date() } });
  await joinClass(colleague, joinCode);
  expect(await db().enrolment.findFirst({ where: { classId } })).toMatchObject({ role: 'student', removedAt: null });
});

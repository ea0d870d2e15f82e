import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatJoinCode, makeJoinCode, normaliseJoinCode } from '@/lib/people/joining/join-code';
import { joinClass } from '@/lib/people/joining/sign-up.server';
import { Forbidden, NotFound } from '@/lib/platform/http/errors';
import * as classesRoom from '@/lib/teaching/classes/classes.server';
import { listJoinedClasses, listOwnClasses } from '@/lib/teaching/classes/classes.server';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forInstructor, forStaff } from '../../helpers/door';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const createClass = forInstructor(classesRoom.createClass);
const getClass = forStaff(classesRoom.getClass);
const renewJoinCode = forClassInstructor(classesRoom.renewJoinCode);

const db = freshDatabase();

test('an instructor creates a class, a student joins by its code and is listed', async () => {
  const instructor = await makeInstructor();
  const id = await createClass(instructor, 'Autumn');
  const { joinCode } = await getClass(instructor, id);
  const student = await makeUser({ name: 'Ada' });
  await joinClass(student, formatJoinCode(joinCode).toLowerCase());
  expect(await listOwnClasses(instructor)).toEqual([
    { id, name: 'Autumn', joinCode, demo: false, archived: false, students: 1 },
  ]);
  expect(await getClass(instructor, id)).toMatchObject({
    role: 'instructor',
    students: [{ id: student.id, name: 'Ada' }],
  });
  expect(await listJoinedClasses(student)).toEqual([{ id, name: 'Autumn' }]);
});

test('a student cannot create a class', async () => {
  await expect(createClass(await makeUser(), 'Mine')).rejects.toThrow(Forbidden);
});

test('another instructor, a student of the class and a stranger find no class', async () => {
  const student = await makeUser();
  const { id } = await makeClass([[student, 'student']]);
  const removed = await makeInstructor();
  await db().enrolment.create({ data: { classId: id, userId: removed.id, role: 'instructor', removedAt: new Date() } });
  for (const viewer of [await makeInstructor(), student, removed, await makeUser()]) {
    await expect(getClass(viewer, id)).rejects.toThrow(NotFound);
    await expect(renewJoinCode(viewer, id)).rejects.toThrow(NotFound);
    expect(await listOwnClasses(viewer)).toEqual([]);
  }
  await expect(getClass(await makeInstructor(), 'no-uuid')).rejects.toThrow(NotFound);
});

test('an assistant sees the class and cannot renew its code', async () => {
  const assistant = await makeUser();
  const { id } = await makeClass([[assistant, 'assistant']]);
  expect(await getClass(assistant, id)).toMatchObject({ role: 'assistant' });
  await expect(renewJoinCode(assistant, id)).rejects.toThrow(Forbidden);
});

test('a renewed code works and the old one does not', async () => {
  const instructor = await makeInstructor();
  const id = await createClass(instructor, 'Autumn');
  const old = (await getClass(instructor, id)).joinCode;
  const fresh = await renewJoinCode(instructor, id);
  expect(await joinClass(await makeUser(), old)).toBeNull();
  expect(await joinClass(await makeUser(), fresh)).toMatchObject({ classId: id });
});

test('codes have no letters that are mistaken for each other and survive how people type them', () => {
  const codes = Array.from({ length: 200 }, () => makeJoinCode(randomInt));
  expect(codes.join('')).not.toMatch(/[01OILB8S5Z2UV]/);
  expect(new Set(codes).size).toBe(200);
  const [code = ''] = codes;
  expect(formatJoinCode(code)).toMatch(/^\w{4}-\w{4}$/);
  expect(normaliseJoinCode(` ${formatJoinCode(code).toLowerCase()} `)).toBe(code);
});

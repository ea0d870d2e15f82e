import { expect, test } from 'vitest';
import * as room from '@/lib/people/members/one-person.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor } from '../../helpers/door';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const addPerson = forClassInstructor(room.addPerson);
const correctInvited = forClassInstructor(room.correctInvited);
const correctStudent = forClassInstructor(room.correctStudent);
const db = freshDatabase();
const ada = { email: 'ada@school.edu', name: 'Ada', schoolId: '7', sectionId: null };

async function makeOwnClass(people: Parameters<typeof makeClass>[0] = []) {
  const instructor = await makeInstructor();
  const { id: classId } = await makeClass([[instructor, 'instructor'], ...people]);
  return { instructor, classId };
}

test('somebody added by hand is invited once, and is told apart from who is in the class, removed or invited', async () => {
  const [bo, cy] = [await makeUser({ email: 'bo@school.edu' }), await makeUser({ email: 'cy@school.edu' })];
  const { instructor, classId } = await makeOwnClass([
    [bo, 'student'],
    [cy, 'student'],
  ]);
  await db().enrolment.updateMany({ where: { userId: cy.id }, data: { removedAt: new Date() } });
  const { id: sectionId } = await db().section.create({ data: { classId, name: 'A' } });
  await addPerson(instructor, classId, { ...ada, sectionId });
  expect(await db().invitation.findMany()).toMatchObject([{ ...ada, sectionId, role: 'student' }]);
  const adding = (email: string) => addPerson(instructor, classId, { ...ada, email });
  await expect(adding('ada@school.edu')).rejects.toThrow('is invited already');
  await expect(adding('bo@school.edu')).rejects.toThrow('in the class already');
  await expect(adding('cy@school.edu')).rejects.toThrow('under “Removed”');
  await db().invitation.updateMany({ data: { withdrawnAt: new Date() } });
  await adding('ada@school.edu');
  expect(await db().invitation.count({ where: { withdrawnAt: null } })).toBe(1);
});

test('a section of another class is none', async () => {
  const { instructor, classId } = await makeOwnClass();
  const { classId: other } = await makeOwnClass();
  const { id: sectionId } = await db().section.create({ data: { classId: other, name: 'A' } });
  await expect(addPerson(instructor, classId, { ...ada, sectionId })).rejects.toThrow(InvalidRequest);
});

test('a corrected address ends the link that went to the wrong one; an address that is taken is refused', async () => {
  const { instructor, classId } = await makeOwnClass();
  const old = new Date('2026-01-01');
  const seat = { classId, createdAt: old };
  const { id } = await db().invitation.create({ data: { ...seat, email: 'aad@school.edu' } });
  await db().invitation.create({ data: { ...seat, email: 'bo@school.edu' } });
  await correctInvited(instructor, classId, id, { ...ada, email: 'aad@school.edu' });
  expect(await db().invitation.findUnique({ where: { id } })).toMatchObject({ name: 'Ada', createdAt: old });
  await correctInvited(instructor, classId, id, ada);
  const corrected = await db().invitation.findUniqueOrThrow({ where: { id } });
  expect(corrected.email).toBe('ada@school.edu');
  expect(corrected.createdAt.getTime()).toBeGreaterThan(old.getTime());
  await expect(correctInvited(instructor, classId, id, { ...ada, email: 'bo@school.edu' })).rejects.toThrow(
    InvalidRequest,
  );
  const { instructor: stranger, classId: other } = await makeOwnClass();
  await expect(correctInvited(stranger, other, id, ada)).rejects.toThrow(NotFound);
});

test('name and school id of a student are corrected and logged; who teaches is called what they chose', async () => {
  const [bo, colleague] = [await makeUser({ name: 'B.' }), await makeInstructor()];
  const { instructor, classId } = await makeOwnClass([
    [bo, 'student'],
    [colleague, 'student'],
  ]);
  await correctStudent(instructor, classId, bo.id, { name: 'Bo', schoolId: '9' });
  expect(await db().enrolment.findFirst({ where: { userId: bo.id }, include: { user: true } })).toMatchObject({
    schoolId: '9',
    user: { name: 'Bo', email: bo.email },
  });
  const actions = (await db().auditEntry.findMany({ where: { subjectId: bo.id } })).map(({ action }) => action);
  expect(actions.toSorted()).toEqual(['student.name', 'student.schoolId']);
  const renaming = correctStudent(instructor, classId, colleague.id, { name: 'Bo', schoolId: null });
  await expect(renaming).rejects.toThrow(InvalidRequest);
  await expect(correctStudent(instructor, classId, instructor.id, ada)).rejects.toThrow(NotFound);
});

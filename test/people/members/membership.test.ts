import { expect, test } from 'vitest';
import * as membershipRoom from '@/lib/people/members/membership.server';
import { leaveClass } from '@/lib/people/members/membership.server';
import * as sectionsRoom from '@/lib/people/members/sections.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { authorise, isStaff } from '@/lib/platform/session/authorise.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor } from '../../helpers/door';
import { makeAdministrator, makeClass, makeInstructor, makeUser, requireViewer } from '../../helpers/people';

const changeStaffRole = forClassInstructor(membershipRoom.changeStaffRole);
const removeStaff = forClassInstructor(membershipRoom.removeStaff);
const removeStudents = forClassInstructor(membershipRoom.removeStudents);
const restoreStaff = forClassInstructor(membershipRoom.restoreStaff);
const restoreStudents = forClassInstructor(membershipRoom.restoreStudents);
const createSection = forClassInstructor(sectionsRoom.createSection);
const deleteSection = forClassInstructor(sectionsRoom.deleteSection);
const placeStudents = forClassInstructor(sectionsRoom.placeStudents);
const renameSection = forClassInstructor(sectionsRoom.renameSection);
const restoreSection = forClassInstructor(sectionsRoom.restoreSection);

const db = freshDatabase();

async function makePeople() {
  const [instructor, assistant, student] = [await makeAdministrator(), await makeUser(), await makeUser()];
  const { id: classId } = await makeClass([
    [instructor, 'instructor'],
    [assistant, 'assistant'],
    [student, 'student'],
  ]);
  return { instructor, assistant, student, classId };
}

const enrolmentOf = (classId: string, { id: userId }: Viewer) =>
  db().enrolment.findUniqueOrThrow({ where: { classId_userId: { classId, userId } } });

const logOf = async (classId: string) =>
  (await db().auditEntry.findMany({ where: { classId }, orderBy: { id: 'asc' } })).map(({ action }) => action);

test('a student is removed and put back, both recorded once however often it is asked', async () => {
  const { instructor, student, classId } = await makePeople();
  expect(await removeStudents(instructor, classId, [student.id, student.id, 'no-uuid'])).toEqual([student.id]);
  expect(await removeStudents(instructor, classId, [student.id])).toEqual([]);
  expect((await enrolmentOf(classId, student)).removedAt).not.toBeNull();
  expect(await restoreStudents(instructor, classId, [student.id])).toEqual([student.id]);
  expect(await restoreStudents(instructor, classId, [student.id])).toEqual([]);
  expect((await enrolmentOf(classId, student)).removedAt).toBeNull();
  expect(await logOf(classId)).toEqual(['student.remove', 'student.restore']);
});

test('staff are not removed as students, nor anybody of another class', async () => {
  const { instructor, assistant, classId } = await makePeople();
  const other = await makePeople();
  expect(await removeStudents(instructor, classId, [assistant.id, instructor.id, other.student.id])).toEqual([]);
});

test('a class always keeps one instructor', async () => {
  const { instructor, assistant, classId } = await makePeople();
  await expect(removeStaff(instructor, classId, instructor.id)).rejects.toThrow(InvalidRequest);
  await expect(changeStaffRole(instructor, classId, instructor.id, 'assistant')).rejects.toThrow(InvalidRequest);
  await expect(leaveClass(instructor, classId)).rejects.toThrow(InvalidRequest);
  await changeStaffRole(instructor, classId, assistant.id, 'instructor');
  await leaveClass(instructor, classId);
  const promoted = await requireViewer(assistant.id);
  expect(promoted.role).toBe('instructor');
  await expect(removeStaff(promoted, classId, promoted.id)).rejects.toThrow(InvalidRequest);
});

test('of two instructors who remove each other at once, one stays', async () => {
  const [first, second] = [await makeInstructor(), await makeInstructor()];
  const { id: classId } = await makeClass([
    [first, 'instructor'],
    [second, 'instructor'],
  ]);
  await Promise.allSettled([removeStaff(first, classId, second.id), removeStaff(second, classId, first.id)]);
  expect(await db().enrolment.count({ where: { classId, role: 'instructor', removedAt: null } })).toBe(1);
});

test('a removed colleague loses the class and gets the role back when restored', async () => {
  const { instructor, assistant, classId } = await makePeople();
  expect(await isStaff(assistant)).toBe(true);
  await removeStaff(instructor, classId, assistant.id);
  expect(await isStaff(assistant)).toBe(false);
  await expect(authorise('staff', assistant)).rejects.toThrow(Forbidden);
  await restoreStaff(instructor, classId, assistant.id);
  expect(await enrolmentOf(classId, assistant)).toMatchObject({ role: 'assistant', removedAt: null });
});

test('a student leaves; whoever is not in the class leaves nothing', async () => {
  const { student, classId } = await makePeople();
  await leaveClass(student, classId);
  await leaveClass(await makeUser(), classId);
  await leaveClass(student, 'no-uuid');
  expect((await enrolmentOf(classId, student)).removedAt).not.toBeNull();
  expect(await logOf(classId)).toEqual(['class.leave']);
});

test('students move between sections, and what is returned moves them back', async () => {
  const { instructor, student, classId } = await makePeople();
  const a = await createSection(instructor, classId, 'A');
  const b = await createSection(instructor, classId, 'B');
  await placeStudents(instructor, classId, [{ userId: student.id, sectionId: a }]);
  const before = await placeStudents(instructor, classId, [{ userId: student.id, sectionId: b }]);
  expect(before).toEqual([{ userId: student.id, sectionId: a }]);
  expect((await enrolmentOf(classId, student)).sectionId).toBe(b);
  await placeStudents(instructor, classId, before);
  expect((await enrolmentOf(classId, student)).sectionId).toBe(a);
  expect(await placeStudents(instructor, classId, before)).toEqual([]);
  await renameSection(instructor, classId, a, 'Monday');
  await expect(createSection(instructor, classId, 'Monday')).rejects.toThrow('has a section “Monday” already');
  await deleteSection(instructor, classId, a);
  expect(await enrolmentOf(classId, student)).toMatchObject({ sectionId: null, removedAt: null });
});

test('a deleted section comes back with its students, invitations and extensions, but takes nobody out of another', async () => {
  const { instructor, student, classId } = await makePeople();
  const moved = await makeUser();
  await db().enrolment.create({ data: { classId, userId: moved.id, role: 'student' } });
  const a = await createSection(instructor, classId, 'A');
  const b = await createSection(instructor, classId, 'B');
  await placeStudents(instructor, classId, [
    { userId: student.id, sectionId: a },
    { userId: moved.id, sectionId: a },
  ]);
  const { exercise, assignment, extension } = db();
  const { id: exerciseId } = await exercise.create({
    data: { slug: 'relu', title: 'ReLU', summary: '', position: 0 },
    select: { id: true },
  });
  const made = await assignment.create({ data: { classId, exerciseId, position: 0, points: 1 }, select: { id: true } });
  const dueAt = new Date('2026-12-01T12:00:00Z');
  await extension.create({ data: { assignmentId: made.id, sectionId: a, dueAt, reason: 'snow' } });

  const invited = { classId, email: 'eve@example.org', sectionId: a };
  const { id: invitationId } = await db().invitation.create({ data: invited, select: { id: true } });

  const deleted = await deleteSection(instructor, classId, a);
  expect(await extension.count()).toBe(0);
  await placeStudents(instructor, classId, [{ userId: moved.id, sectionId: b }]);
  await restoreSection(instructor, classId, deleted);
  expect((await enrolmentOf(classId, student)).sectionId).toBe(a);
  expect((await enrolmentOf(classId, moved)).sectionId).toBe(b);
  expect(await db().invitation.findUnique({ where: { id: invitationId } })).toMatchObject(invited);
  expect(await extension.findFirst()).toMatchObject({ assignmentId: made.id, sectionId: a, dueAt, reason: 'snow' });
  expect(await logOf(classId)).toContain('section.restore');
  await expect(restoreSection(instructor, classId, deleted)).rejects.toThrow('already');
});

test('a section of another class is no place to move to, and is not to be changed', async () => {
  const { instructor, student, classId } = await makePeople();
  const other = await makePeople();
  const theirs = await createSection(other.instructor, other.classId, 'A');
  await expect(placeStudents(instructor, classId, [{ userId: student.id, sectionId: theirs }])).rejects.toThrow(
    NotFound,
  );
  await expect(renameSection(instructor, classId, theirs, 'Mine')).rejects.toThrow(NotFound);
  await expect(deleteSection(instructor, classId, theirs)).rejects.toThrow(NotFound);
});

test('an assistant manages nobody; another class’s instructor and a student find no class', async () => {
  const { assistant, student, classId } = await makePeople();
  const stranger = await makeInstructor();
  const attempts = [
    (viewer: Viewer) => removeStudents(viewer, classId, [student.id]),
    (viewer: Viewer) => restoreStudents(viewer, classId, [student.id]),
    (viewer: Viewer) => changeStaffRole(viewer, classId, assistant.id, 'instructor'),
    (viewer: Viewer) => removeStaff(viewer, classId, assistant.id),
    (viewer: Viewer) => restoreStaff(viewer, classId, assistant.id),
    (viewer: Viewer) => createSection(viewer, classId, 'A'),
    (viewer: Viewer) => placeStudents(viewer, classId, []),
  ];
  for (const attempt of attempts) {
    await expect(attempt(assistant)).rejects.toThrow(Forbidden);
    for (const viewer of [stranger, student]) await expect(attempt(viewer)).rejects.toThrow(NotFound);
  }
});

test('an instructor of a class makes no instructors by account', async () => {
  const [instructor, assistant] = [await makeInstructor(), await makeUser()];
  const { id: classId } = await makeClass([
    [instructor, 'instructor'],
    [assistant, 'assistant'],
  ]);
  await expect(changeStaffRole(instructor, classId, assistant.id, 'instructor')).rejects.toThrow(Forbidden);
  expect(await enrolmentOf(classId, assistant)).toMatchObject({ role: 'assistant' });
});

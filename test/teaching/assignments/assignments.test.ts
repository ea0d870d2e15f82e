import { beforeEach, describe, expect, test } from 'vitest';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { listAssignable as listAssignableIn } from '@/lib/teaching/assignments/assignable.server';
import * as assignmentsRoom from '@/lib/teaching/assignments/assignments.server';
import * as extensionsRoom from '@/lib/teaching/assignments/extensions.server';
import type { Dates } from '@/lib/teaching/assignments/terms';
import * as gradebookRoom from '@/lib/teaching/gradebook/gradebook.server';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forStaff } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const addAssignments = forClassInstructor(assignmentsRoom.addAssignments);
const changeAssignment = forClassInstructor(assignmentsRoom.changeAssignment);
const listAssignable = forStaff(listAssignableIn);
const listAssignments = forStaff(assignmentsRoom.listAssignments);
const orderAssignments = forClassInstructor(assignmentsRoom.orderAssignments);
const removeAssignment = forClassInstructor(assignmentsRoom.removeAssignment);
const restoreAssignment = forClassInstructor(assignmentsRoom.restoreAssignment);
const shiftAssignments = forClassInstructor(assignmentsRoom.shiftAssignments);
const removeExtension = forClassInstructor(extensionsRoom.removeExtension);
const setExtension = forClassInstructor(extensionsRoom.setExtension);
const getGradebook = forStaff(gradebookRoom.getGradebook);

const db = freshDatabase();
const due = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-05T12:00:00Z');
const dates: Dates = { opensAt: null, dueAt: due, latePolicy: 'percentPerDay', latePercent: 10 };
let instructor: Viewer;
let student: Viewer;
let classId: string;
let exerciseId: string;

beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  instructor = await makeInstructor();
  student = await makeUser({ name: 'Ada' });
  ({ id: classId } = await makeClass([
    [instructor, 'instructor'],
    [student, 'student'],
  ]));
  exerciseId = (await db().exercise.findFirstOrThrow()).id;
});

const list = () => listAssignments(instructor, classId);
async function add() {
  await addAssignments(instructor, classId, [{ exerciseId, part: 'exercise', points: 10 }], dates);
  const [added] = await list();
  if (!added) throw new Error('Nothing was added.');
  return added;
}
test('one that is given again after it was removed comes last', async () => {
  await publishCourse('Test', [makeRevision(), makeRevision({ slug: 'triple', id: 'b'.repeat(32) })]);
  const exercises = await db().exercise.findMany({ orderBy: { slug: 'asc' } });
  const items = exercises.flatMap(({ id }) =>
    (['lesson', 'exercise'] as const).map((part) => ({ exerciseId: id, part, points: 1 })),
  );
  await addAssignments(instructor, classId, items, dates);
  const [first] = await list();
  await removeAssignment(instructor, classId, first?.id ?? '');
  await addAssignments(instructor, classId, items, dates);
  const positions = (await db().assignment.findMany()).map(({ position }) => position);
  expect((await list()).at(-1)?.id).toBe(first?.id);
  expect(new Set(positions).size).toBe(positions.length);
});

const audited = async () => (await db().auditEntry.findMany({ orderBy: { at: 'asc' } })).map(({ action }) => action);

test('exercise and lesson are given, at once and once, in order', async () => {
  const items = [
    { exerciseId, part: 'lesson' as const, points: 2 },
    { exerciseId, part: 'exercise' as const, points: 10 },
  ];
  const counts = await Promise.all([1, 2].map(() => addAssignments(instructor, classId, items, dates)));
  expect(counts.toSorted()).toEqual([0, 2]);
  expect(await list()).toMatchObject([
    { part: 'lesson', points: 2, dueAt: due, title: 'Double' },
    { part: 'exercise', points: 10, latePercent: 10 },
  ]);
  expect(await listAssignable(instructor, classId)).toEqual([
    { exerciseId, title: 'Double', maxScore: 3, questions: 0 },
  ]);
});

test('of two who change the same assignment the second is told, and nothing is lost', async () => {
  const before = await add();
  await changeAssignment(instructor, classId, before.id, before, { ...before, points: 20 });
  await expect(changeAssignment(instructor, classId, before.id, before, { ...before, dueAt: later })).rejects.toThrow(
    'Somebody else changed',
  );
  expect(await list()).toMatchObject([{ points: 20, dueAt: due }]);
});

test('what makes no sense is refused by name', async () => {
  const before = await add();
  const change = (given: object) => changeAssignment(instructor, classId, before.id, before, { ...before, ...given });
  await expect(change({ points: -1 })).rejects.toThrow(InvalidRequest);
  await expect(change({ points: Number.NaN })).rejects.toThrow('Points');
  await expect(change({ opensAt: later })).rejects.toThrow('after the opening date');
  await expect(change({ latePercent: 101 })).rejects.toThrow('percentage');
  await expect(shiftAssignments(instructor, classId, [before.id], 0.5)).rejects.toThrow('whole days');
});

test('removal can be undone, and giving it again brings it back', async () => {
  const { id } = await add();
  await removeAssignment(instructor, classId, id);
  await removeAssignment(instructor, classId, id);
  expect(await list()).toEqual([]);
  await restoreAssignment(instructor, classId, id);
  expect(await list()).toHaveLength(1);
  await removeAssignment(instructor, classId, id);
  expect((await add()).id).toBe(id);
  expect(await audited()).toEqual([
    ...['assignment.add', 'assignment.remove', 'assignment.restore', 'assignment.remove', 'assignment.add'],
  ]);
});

test('order and dates of several change at once', async () => {
  await addAssignments(
    instructor,
    classId,
    [
      { exerciseId, part: 'exercise', points: 10 },
      { exerciseId, part: 'lesson', points: 1 },
    ],
    dates,
  );
  const ids = (await list()).map(({ id }) => id);
  await orderAssignments(instructor, classId, ids, ids.toReversed());
  expect((await list()).map(({ id }) => id)).toEqual(ids.toReversed());
  await shiftAssignments(instructor, classId, ids, 7);
  expect((await list()).map(({ dueAt }) => dueAt?.toISOString())).toEqual(Array(2).fill('2026-03-08T12:00:00.000Z'));
});

test('an order made of a list that a colleague changed is refused', async () => {
  await addAssignments(
    instructor,
    classId,
    [
      { exerciseId, part: 'exercise', points: 10 },
      { exerciseId, part: 'lesson', points: 1 },
    ],
    dates,
  );
  const ids = (await list()).map(({ id }) => id);
  const [one = '', two = ''] = ids;
  await orderAssignments(instructor, classId, ids, [two, one]);
  const refused = async (before: string[], after: string[]) =>
    expect(orderAssignments(instructor, classId, before, after)).rejects.toThrow('changed the list meanwhile');
  await refused(ids, ids);
  await refused([two, one], [two]);
  await refused([two, one], [two, two]);
  await refused([two], [two, one]);
  expect((await list()).map(({ id }) => id)).toEqual([two, one]);
});

test('dates shift on the class’s calendar: noon stays noon when the clocks change, for extensions too, and back again', async () => {
  await db().class.update({ where: { id: classId }, data: { timeZone: 'Europe/Berlin' } });
  const noon = new Date('2026-03-27T11:00:00Z');
  const next = new Date('2026-03-28T11:00:00Z');
  const { id } = await add();
  await db().assignment.update({ where: { id }, data: { opensAt: due, dueAt: noon } });
  await setExtension(instructor, classId, id, whose({ userId: student.id, dueAt: next }));
  const dated = async () =>
    (await list()).flatMap(({ opensAt, dueAt, extensions }) => [opensAt, dueAt, extensions[0]?.dueAt]);
  await shiftAssignments(instructor, classId, [id], 2);
  expect((await dated()).map((at) => at?.toISOString())).toEqual([
    '2026-03-03T12:00:00.000Z',
    '2026-03-29T10:00:00.000Z',
    '2026-03-30T10:00:00.000Z',
  ]);
  await shiftAssignments(instructor, classId, [id], -2);
  expect(await dated()).toEqual([due, noon, next]);
});

const whose = (given: object) => ({
  userId: null,
  sectionId: null,
  dueAt: later,
  reason: '',
  replaces: null,
  ...given,
});

describe('extensions', () => {
  test('given by two at once: the second is told, and the first stays', async () => {
    const { id } = await add();
    const latest = new Date('2026-03-09T12:00:00Z');
    await setExtension(instructor, classId, id, whose({ userId: student.id }));
    await expect(setExtension(instructor, classId, id, whose({ userId: student.id, dueAt: latest }))).rejects.toThrow(
      'Somebody else changed the extension of Ada',
    );
    await setExtension(instructor, classId, id, whose({ userId: student.id, dueAt: latest, replaces: later }));
    expect((await list())[0]?.extensions).toMatchObject([{ name: 'Ada', dueAt: latest }]);
  });

  test('move the due date of a student or a section, and are taken back', async () => {
    const { id } = await add();
    const { id: sectionId } = await db().section.create({ data: { classId, name: 'Tuesday' } });
    await setExtension(instructor, classId, id, {
      userId: student.id,
      sectionId: null,
      dueAt: later,
      reason: 'Ill',
      replaces: null,
    });
    await setExtension(instructor, classId, id, { userId: null, sectionId, dueAt: later, reason: '', replaces: null });
    const [given] = await list();
    expect(given?.extensions.map(({ name }) => name).toSorted()).toEqual(['Ada', 'Tuesday']);
    const book = await getGradebook(instructor, classId);
    expect(book.students[0]?.grades[0]?.dueAt).toEqual(later);
    for (const extension of given?.extensions ?? []) await removeExtension(instructor, classId, extension.id);
    expect((await getGradebook(instructor, classId)).students[0]?.grades[0]?.dueAt).toEqual(due);
  });

  test('are later, and for somebody of the class', async () => {
    const { id } = await add();
    const to = (given: object) =>
      setExtension(instructor, classId, id, {
        userId: null,
        sectionId: null,
        dueAt: later,
        reason: '',
        replaces: null,
        ...given,
      });
    await expect(to({ userId: student.id, dueAt: due })).rejects.toThrow('later than the due date');
    await expect(to({ userId: (await makeUser()).id })).rejects.toThrow(NotFound);
    await expect(to({})).rejects.toThrow('one student or one section');
  });
});

test('an assistant sees the assignments and changes none; others find no class', async () => {
  const { id } = await add();
  const assistant = await makeUser();
  await db().enrolment.create({ data: { classId, userId: assistant.id, role: 'assistant' } });
  expect(await listAssignments(assistant, classId)).toHaveLength(1);
  await expect(removeAssignment(assistant, classId, id)).rejects.toThrow(Forbidden);
  await expect(listAssignments(student, classId)).rejects.toThrow(NotFound);
  await expect(removeAssignment(await makeInstructor(), classId, id)).rejects.toThrow(NotFound);
});

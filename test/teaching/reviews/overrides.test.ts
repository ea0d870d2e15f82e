import { beforeEach, expect, test } from 'vitest';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { sayDetails } from '@/lib/platform/audit/sentence';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import * as gradebookRoom from '@/lib/teaching/gradebook/gradebook.server';
import * as overridesRoom from '@/lib/teaching/reviews/overrides.server';
import { getOwnReview } from '@/lib/teaching/reviews/own.server';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forStaff } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const endOverride = forClassInstructor(overridesRoom.endOverride);
const listOverrides = forStaff(overridesRoom.listOverrides);
const getGradebook = forStaff(gradebookRoom.getGradebook);
const setOverride = forClassInstructor(overridesRoom.setOverride);

const db = freshDatabase();
let student: Viewer;
let instructor: Viewer;
let classId: string;
let exerciseId: string;

beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  exerciseId = (await db().exercise.findFirstOrThrow({ where: { slug: 'double' } })).id;
  [student, instructor] = [await makeUser(), await makeInstructor()];
  classId = (
    await makeClass([
      [instructor, 'instructor'],
      [student, 'student'],
    ])
  ).id;
});

const override = (score: number, reason = 'Handed in on paper.', viewer = instructor) =>
  setOverride(viewer, classId, { studentId: student.id, exerciseId, score, reason });
const listed = () => listOverrides(instructor, classId, student.id);
const own = async (viewer = student) => (await getOwnReview(viewer, 'double')).scores;

test('a score set by hand is told to the student with its reason', async () => {
  await override(2.5);
  expect(await listed()).toMatchObject([{ exerciseId, score: 2.5, maxScore: 3, by: 'Ingrid', endedAt: null }]);
  expect(await own()).toMatchObject([
    { className: 'Deep learning', score: 2.5, maxScore: 3, reason: 'Handed in on paper.' },
  ]);
  expect(await own(await makeUser())).toEqual([]);
});

test('a newer score replaces the older, which stays in the history, as does one taken back', async () => {
  await override(1);
  const second = await override(2, 'Counted again.');
  expect(await listed()).toMatchObject([
    { score: 2, endedAt: null },
    { score: 1, endedAt: expect.any(String) },
  ]);
  await endOverride(instructor, classId, second);
  await endOverride(instructor, classId, second);
  expect(await own()).toEqual([]);
  expect(await listed()).toHaveLength(2);
  const log = await db().auditEntry.findMany({ orderBy: { id: 'asc' } });
  const about = { classId, actorId: instructor.id, subjectId: student.id };
  for (const entry of log) expect(entry).toMatchObject(about);
  expect(log.map(({ action, details }) => `${action} ${sayDetails(details)}`)).toEqual([
    'override.set from none to 1 of 3 · reason: Handed in on paper. · exercise: Double',
    'override.set from 1 of 3 to 2 of 3 · reason: Counted again. · exercise: Double',
    'override.end score: 2 of 3 · reason: Counted again. · exercise: Double',
  ]);
});

test('of two set at once one is current, and the same twice is one', async () => {
  await Promise.all([override(1), override(2), override(3)]);
  expect((await listed()).filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
  const [one, two] = await Promise.all([override(0), override(0)]);
  expect(one).toBe(two);
});

/** Out of 15, where the exercise itself gives 3. */
const assign = (points: number) =>
  db().assignment.upsert({
    where: { classId_exerciseId_part: { classId, exerciseId, part: 'exercise' } },
    create: { classId, exerciseId, points, position: 0 },
    update: { points },
  });

test('9 in a column of 15 is 9 of 15, for staff, for the student and in the grades', async () => {
  await assign(15);
  await override(9);
  expect(await listed()).toMatchObject([{ score: 9, maxScore: 15 }]);
  expect(await own()).toMatchObject([{ score: 9, maxScore: 15 }]);
  const { students } = await getGradebook(instructor, classId);
  expect(students[0]?.grades[0]).toMatchObject({ points: 9 });
  await expect(override(15.5)).rejects.toThrow('from 0 to 15');
});

test('a score keeps its share when the column is given other points', async () => {
  await assign(15);
  await override(9);
  await assign(20);
  expect(await own()).toMatchObject([{ score: 12, maxScore: 20 }]);
  const { students } = await getGradebook(instructor, classId);
  expect(students[0]?.grades[0]).toMatchObject({ points: 12 });
});

test('a column that is worth nothing takes a score on the exercise’s own scale', async () => {
  await assign(0);
  await override(2);
  expect(await own()).toMatchObject([{ score: 2, maxScore: 3 }]);
});

test('a score out of range, and one without a reason, are refused', async () => {
  for (const score of [-1, 3.01, Number.NaN, Number.POSITIVE_INFINITY]) {
    await expect(override(score)).rejects.toThrow('from 0 to 3');
  }
  await expect(override(1, '  ')).rejects.toThrow(InvalidRequest);
  expect(await listed()).toEqual([]);
});

test('only an instructor of the class sets a score, and for its students only', async () => {
  const assistant = await makeUser();
  await db().enrolment.create({ data: { classId, userId: assistant.id, role: 'assistant' } });
  const id = await override(1);
  await expect(override(3, 'Nice.', assistant)).rejects.toThrow(Forbidden);
  await expect(endOverride(assistant, classId, id)).rejects.toThrow(Forbidden);
  for (const outsider of [student, await makeUser(), await makeInstructor()]) {
    await expect(override(3, 'Nice.', outsider)).rejects.toThrow(NotFound);
    await expect(endOverride(outsider, classId, id)).rejects.toThrow(NotFound);
    await expect(listOverrides(outsider, classId, student.id)).rejects.toThrow(NotFound);
  }
  const stranger = { studentId: (await makeUser()).id, exerciseId, score: 1, reason: 'Hello.' };
  await expect(setOverride(instructor, classId, stranger)).rejects.toThrow(NotFound);
  const elsewhere = await makeInstructor();
  const { id: otherClassId } = await makeClass([
    [elsewhere, 'instructor'],
    [student, 'student'],
  ]);
  await expect(endOverride(elsewhere, otherClassId, id)).rejects.toThrow(NotFound);
  expect(await listOverrides(elsewhere, otherClassId, student.id)).toEqual([]);
});

test('the database itself keeps a second current score out', async () => {
  await override(1);
  const row = { classId, userId: student.id, exerciseId, score: 2, maxScore: 3, reason: 'Around the lock.' };
  await expect(db().scoreOverride.create({ data: row })).rejects.toMatchObject({ code: 'P2002' });
  await db().scoreOverride.create({ data: { ...row, endedAt: new Date() } });
});

import { beforeEach, expect, test } from 'vitest';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { saveDraft } from '@/lib/learning/drafts/drafts.server';
import { NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { decodeRow } from '@/lib/teaching/board/class-board';
import * as classBoardRoom from '@/lib/teaching/board/class-board.server';
import { makeAttempt } from '../../helpers/attempts';
import { freshDatabase } from '../../helpers/database';
import { forStaff } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const getClassBoard = forStaff(classBoardRoom.getClassBoard);

const db = freshDatabase();
const at = new Date('2026-10-01T10:00:00Z');
let instructor: Viewer;
let [ada, grace, removed]: Viewer[] = [];
let classId: string;

beforeEach(async () => {
  await publishCourse('Test', [makeRevision(), makeRevision({ id: 'f'.repeat(32), slug: 'other', title: 'Other' })]);
  instructor = await makeInstructor();
  [ada, grace, removed] = [await makeUser(), await makeUser({ name: 'Grace' }), await makeUser({ name: 'Removed' })];
  ({ id: classId } = await makeClass([
    [instructor, 'instructor'],
    ...[grace, ada, removed].map((student) => [student, 'student'] as const),
  ]));
  await db().enrolment.updateMany({ where: { userId: removed.id }, data: { removedAt: at } });
});

const userId = (viewer: Viewer | undefined) => viewer?.id ?? '';

async function students(only?: readonly string[]) {
  return (await getClassBoard(instructor, classId, only)).rows.map(decodeRow);
}

test('every student stands against every exercise of the course where nothing is assigned', async () => {
  const before = new Date(at.getTime() - 60_000);
  await makeAttempt({ userId: userId(ada), slug: 'double', score: 1, submittedAt: before });
  await makeAttempt({ userId: userId(ada), slug: 'double', score: 3, submittedAt: at });
  await makeAttempt({ userId: userId(grace), slug: 'double', score: 1, submittedAt: at });
  await makeAttempt({ userId: userId(removed), slug: 'double', score: 3, submittedAt: at });
  const board = await getClassBoard(instructor, classId);
  expect(board.assigned).toBe(false);
  expect(board.columns.map(({ slug, points }) => [slug, points])).toEqual([
    ['double', 3],
    ['other', 3],
  ]);
  expect(
    (await students()).map(({ name, passed, cells }) => [name, passed, ...cells.map(({ state }) => state)]),
  ).toEqual([
    ['Ada', 1, 'passed', 'notStarted'],
    ['Grace', 0, 'tried', 'notStarted'],
  ]);
  expect((await students())[0]?.cells[0]).toMatchObject({
    points: 3,
    tries: 2,
    triesToPass: 2,
    lastAt: at.getTime() / 60_000,
  });
});

test('an assignment brings its points, lateness, extensions and what is overdue', async () => {
  const { id: exerciseId } = await db().exercise.findUniqueOrThrow({ where: { slug: 'double' } });
  const { id: assignmentId } = await db().assignment.create({
    data: { classId, exerciseId, points: 10, position: 0, dueAt: at, latePolicy: 'percentPerDay', latePercent: 10 },
  });
  const late = new Date(at.getTime() + 3_600_000);
  await makeAttempt({ userId: userId(ada), slug: 'double', score: 3, submittedAt: late });
  const before = await students();
  expect(before.map(({ points }) => points)).toEqual([9, 0]);
  expect(before[0]?.cells).toMatchObject([{ state: 'passed', lateDays: 1, overdue: false }]);
  expect(before[1]?.cells).toMatchObject([{ state: 'notStarted', overdue: true, extended: false }]);
  const dueAt = new Date(Date.now() + 3_600_000);
  await db().extension.create({ data: { assignmentId, userId: userId(grace), dueAt } });
  expect((await students())[1]?.cells).toMatchObject([{ overdue: false, extended: true }]);
});

test('who has saved code and submitted nothing has begun', async () => {
  if (ada) await saveDraft(ada, 'other', { source: '// hm', baseVersion: null });
  expect((await students())[0]?.cells.map(({ state }) => state)).toEqual(['notStarted', 'begun']);
});

test('the rows of some are the same as in the whole', async () => {
  await makeAttempt({ userId: userId(grace), slug: 'double', score: 1, submittedAt: at });
  const [, whole] = (await getClassBoard(instructor, classId)).rows;
  const { rows } = await getClassBoard(instructor, classId, [userId(grace), userId(removed)]);
  expect(rows).toEqual([whole]);
});

test('a class is shown to its own staff only', async () => {
  for (const stranger of [ada, await makeInstructor()])
    if (stranger) await expect(getClassBoard(stranger, classId)).rejects.toThrow(NotFound);
});

import { beforeEach, expect, test } from 'vitest';
import { NotFound } from '@/lib/auth/errors';
import type { Viewer } from '@/lib/auth/viewer';
import { publishCourse } from '@/lib/catalogue/publish.server';
import { getClassMatrix } from '@/lib/progress/class.server';
import { listCourse } from '@/lib/progress/course.server';
import { freshDatabase } from '../helpers/database';
import { makeRevision } from '../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../helpers/people';

const db = freshDatabase();
const at = new Date('2026-10-01T10:00:00Z');

beforeEach(() =>
  publishCourse('Test', [makeRevision(), makeRevision({ id: 'f'.repeat(32), slug: 'other', title: 'Other' })]),
);

async function makeProgress(viewer: Viewer, slug: string, bestScore: number, passed: boolean) {
  const { id: exerciseId } = await db().exercise.findUniqueOrThrow({ where: { slug } });
  const times = { firstTriedAt: at, lastAttemptAt: at, passedAt: passed ? at : null };
  await db().progress.create({
    data: { userId: viewer.id, exerciseId, attempts: 2, bestScore, maxScore: 3, ...times },
  });
}

test('a student sees the course in order with their own progress', async () => {
  const student = await makeUser();
  await makeProgress(student, 'double', 1, false);
  await makeProgress(await makeUser(), 'other', 3, true);
  const course = await listCourse(student);
  expect(course.map(({ slug, progress }) => [slug, progress?.state, progress?.bestScore, progress?.maxScore])).toEqual([
    ['double', 'tried', 1, 3],
    ['other', 'notStarted', 0, 3],
  ]);
  expect(course[0]).toMatchObject({
    title: 'Double',
    concepts: ['multiplication'],
    progress: { attempts: 2, lastAttemptAt: at },
  });
});

test('a visitor sees the same course without progress', async () => {
  expect((await listCourse(null)).map(({ slug, progress }) => [slug, progress])).toEqual([
    ['double', null],
    ['other', null],
  ]);
});

test('the class page shows every student against every exercise', async () => {
  const instructor = await makeInstructor();
  const ada = await makeUser({ name: 'Ada' });
  const grace = await makeUser({ name: 'Grace' });
  const removed = await makeUser({ name: 'Removed' });
  const { id } = await makeClass([
    [instructor, 'instructor'],
    [grace, 'student'],
    [ada, 'student'],
    [removed, 'student'],
  ]);
  await db().enrolment.updateMany({ where: { userId: removed.id }, data: { removedAt: at } });
  await makeProgress(ada, 'double', 3, true);
  await makeProgress(grace, 'double', 1, false);
  await makeProgress(await makeUser(), 'double', 3, true);
  const matrix = await getClassMatrix(instructor, id);
  expect(matrix.students.map(({ name, passed, cells }) => [name, passed, ...cells.map(({ state }) => state)])).toEqual([
    ['Ada', 1, 'passed', 'notStarted'],
    ['Grace', 0, 'tried', 'notStarted'],
  ]);
  expect(matrix.exercises.map(({ slug, summary }) => [slug, summary])).toEqual([
    ['double', { passed: 1, tried: 1, notStarted: 0 }],
    ['other', { passed: 0, tried: 0, notStarted: 2 }],
  ]);
});

test('a class is shown to its own staff only', async () => {
  const student = await makeUser();
  const { id } = await makeClass([[student, 'student']]);
  await expect(getClassMatrix(student, id)).rejects.toThrow(NotFound);
  await expect(getClassMatrix(await makeInstructor(), id)).rejects.toThrow(NotFound);
});

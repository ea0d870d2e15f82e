import { beforeEach, expect, test } from 'vitest';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { listCourse } from '@/lib/learning/progress/course.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { makeRevision } from '../../helpers/exercise';
import { makeUser } from '../../helpers/people';

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

import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { requestHint } from '@/lib/learning/attempts/hints.server';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import * as classStudentRoom from '@/lib/people/members/class-student.server';
import { NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import * as misconceptionsRoom from '@/lib/teaching/board/misconceptions.server';
import * as studentExercisesRoom from '@/lib/teaching/board/student-exercises.server';
import * as publicReadRoom from '@/lib/teaching/public-api/read.server';
import * as regradesRoom from '@/lib/teaching/regrading/read.server';
import * as commentsRoom from '@/lib/teaching/reviews/comments.server';
import * as overridesRoom from '@/lib/teaching/reviews/overrides.server';
import * as staffReadRoom from '@/lib/teaching/reviews/staff-read.server';
import { attemptsPerPage, type Timeline } from '@/lib/teaching/reviews/staff-read.server';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forStaff } from '../../helpers/door';
import { makeRevision, right } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const getNeighbours = forStaff(classStudentRoom.getNeighbours);
const listStudentExercises = forStaff(studentExercisesRoom.listStudentExercises);
const addComment = forStaff(commentsRoom.addComment);
const getStudentAttempt = forStaff(staffReadRoom.getStudentAttempt);
const getTimeline = forStaff(staffReadRoom.getTimeline);

const listDisagreements = forStaff(misconceptionsRoom.listDisagreements);
const listRegradeOffers = forStaff(regradesRoom.listRegradeOffers);
const readAttempts = forStaff(publicReadRoom.readAttempts);
const readAttempt = forStaff(publicReadRoom.readAttempt);
const setOverride = forClassInstructor(overridesRoom.setOverride);

const db = freshDatabase();
let student: Viewer;
let instructor: Viewer;
let classId: string;
let exerciseId: string;

beforeEach(async () => {
  await publishCourse('Test', [makeRevision(), makeRevision({ id: 'f'.repeat(32), slug: 'triple', title: 'Triple' })]);
  exerciseId = (await db().exercise.findFirstOrThrow({ where: { slug: 'double' } })).id;
  [student, instructor] = [await makeUser(), await makeInstructor()];
  classId = (
    await makeClass([
      [instructor, 'instructor'],
      [student, 'student'],
    ])
  ).id;
});

/** `most` verified attempts, three in the same millisecond each. */
async function fill(most: number) {
  await db().attempt.createMany({
    data: Array.from({ length: most }, (_, index) => ({
      id: randomUUID(),
      userId: student.id,
      exerciseId,
      revisionId: makeRevision().id,
      source: `// ${index}`,
      state: 'verified' as const,
      outcome: 'failed',
      score: 1,
      maxScore: 3,
      submittedAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 3)),
    })),
  });
}

const timeline = (from?: string, slug?: string) => getTimeline(instructor, classId, student.id, { from, slug });

test('five hundred attempts are paged through, each once, forth and back', async () => {
  await fill(500);
  const pages: Timeline[] = [await timeline()];
  for (let older = pages[0]?.older; older; older = pages.at(-1)?.older) pages.push(await timeline(older));
  const ids = pages.flatMap(({ attempts }) => attempts.map(({ id }) => id));
  expect(new Set(ids).size).toBe(500);
  expect(ids).toHaveLength(500);
  expect(pages[0]).toMatchObject({ newer: null });
  expect(pages.at(-1)).toMatchObject({ older: null });
  for (let index = pages.length - 1; index > 0; index -= 1) {
    const back = await timeline(pages[index]?.newer ?? undefined);
    expect(back.attempts).toEqual(pages[index - 1]?.attempts);
  }
});

test('a page that was made up begins with the newest', async () => {
  await fill(attemptsPerPage + 1);
  for (const from of ['', 'older.x.y', 'older.99999999999999999999.1', `newer.1.${'z'.repeat(36)}`, '../..']) {
    expect((await timeline(from)).attempts).toHaveLength(attemptsPerPage);
  }
});

test('an attempt knows its number, the one before, the one after, and how many comments it has', async () => {
  const ids = [];
  for (const source of ['a', 'b', 'c']) {
    ids.push((await submitAttempt(student, { id: randomUUID(), slug: 'double', source })).id);
  }
  await submitAttempt(student, { id: randomUUID(), slug: 'triple', source: right });
  const [first = '', second = '', third = ''] = ids;
  await addComment(instructor, classId, { attemptId: second, line: 1, body: 'Hm.' });
  expect(await getStudentAttempt(instructor, classId, student.id, second)).toMatchObject({
    number: 2,
    total: 3,
    previous: { id: first, source: 'a' },
    nextId: third,
    comments: 1,
  });
  expect(await getStudentAttempt(instructor, classId, student.id, first)).toMatchObject({ previous: null });
  expect((await timeline(undefined, 'double')).attempts.map(({ id, comments }) => [id, comments])).toEqual([
    [third, 0],
    [second, 1],
    [first, 0],
  ]);
  expect((await timeline()).attempts).toHaveLength(4);
});

test('hints stand in the time of the attempts, by the title of the mistake', async () => {
  await submitAttempt(student, { id: randomUUID(), slug: 'double', source: right });
  await requestHint(student, { slug: 'double', mistake: 'squared' });
  expect((await timeline()).hints).toMatchObject([{ slug: 'double', mistake: 'Squares instead of doubling' }]);
  expect((await timeline(undefined, 'triple')).hints).toEqual([]);
  expect(await listStudentExercises(instructor, classId, student.id)).toMatchObject([
    { slug: 'double', maxScore: 3, earned: null, hints: 1 },
    { slug: 'triple', hints: 0 },
  ]);
});

test('beside a student stand those before and after by name, also of the same name', async () => {
  const others = [];
  for (const name of ['Ada', 'Ada', 'Zoe']) {
    const user = await makeUser({ name });
    others.push(user);
    await db().enrolment.create({ data: { classId, userId: user.id } });
  }
  const gone = await makeUser({ name: 'Ada' });
  await db().enrolment.create({ data: { classId, userId: gone.id, removedAt: new Date() } });
  const seen: string[] = [];
  let at: { id: string } | null =
    [student, ...others].sort((a, b) => (a.id < b.id ? -1 : 1)).find(({ name }) => name === 'Ada') ?? null;
  while (at) {
    seen.push(at.id);
    const beside: Awaited<ReturnType<typeof getNeighbours>> = await getNeighbours(instructor, classId, at.id);
    expect(beside.previous?.id).toBe(seen.at(-2));
    at = beside.next;
  }
  expect(seen).toHaveLength(4);
  expect(seen.at(-1)).toBe(others[2]?.id);
});

test('none of it is for others', async () => {
  const { id } = await submitAttempt(student, { id: randomUUID(), slug: 'double', source: right });
  for (const viewer of [student, await makeUser(), await makeInstructor()]) {
    await expect(getTimeline(viewer, classId, student.id)).rejects.toThrow(NotFound);
    await expect(getStudentAttempt(viewer, classId, student.id, id)).rejects.toThrow(NotFound);
    await expect(listStudentExercises(viewer, classId, student.id)).rejects.toThrow(NotFound);
    await expect(getNeighbours(viewer, classId, student.id)).rejects.toThrow(NotFound);
  }
});

test('work on a private exercise of another class stays with that class', async () => {
  const other = await makeInstructor();
  const otherClass = await makeClass([
    [other, 'instructor'],
    [student, 'student'],
  ]);
  const exercise = {
    title: 'Private',
    summary: '',
    concepts: [],
    position: 0,
    ownerId: other.id,
    classId: otherClass.id,
  };
  const { id } = await db().exercise.create({ data: { slug: 'private', ...exercise } });
  const revision = await db().revision.create({
    data: { id: 'c'.repeat(32), exerciseId: id, full: {}, maxScore: 3 },
  });
  await db().exercise.update({ where: { id }, data: { currentRevisionId: revision.id } });
  const verified = { state: 'verified' as const, outcome: 'failed', score: 1, maxScore: 3, disagrees: true };
  const attempt = await db().attempt.create({
    data: {
      id: randomUUID(),
      ...verified,
      userId: student.id,
      exerciseId: id,
      revisionId: revision.id,
      source: 'secret',
    },
  });
  expect((await timeline()).attempts).toEqual([]);
  await expect(getStudentAttempt(instructor, classId, student.id, attempt.id)).rejects.toThrow(NotFound);
  await expect(
    addComment(instructor, classId, { attemptId: attempt.id, line: null, body: 'I see it' }),
  ).rejects.toThrow(NotFound);
  expect(await listDisagreements(instructor, classId)).toEqual([]);
  expect(await listRegradeOffers(instructor, classId)).toEqual([]);
  expect((await readAttempts(instructor, classId, { limit: 10 })).attempts).toEqual([]);
  await expect(readAttempt(instructor, classId, attempt.id)).rejects.toThrow(NotFound);
  const override = { studentId: student.id, exerciseId: id, score: 1, reason: 'x' };
  await expect(setOverride(instructor, classId, override)).rejects.toThrow(NotFound);
  // Its own staff see it, and so does a class once it gives the exercise.
  expect((await getTimeline(other, otherClass.id, student.id)).attempts).toHaveLength(1);
  await db().assignment.create({ data: { classId, exerciseId: id, position: 0, points: 10 } });
  expect((await timeline()).attempts).toHaveLength(1);
});

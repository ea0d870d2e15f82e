import { beforeEach, expect, test } from 'vitest';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import * as misconceptionsRoom from '@/lib/teaching/board/misconceptions.server';
import { type MadeAttempt, makeAttempt } from '../../helpers/attempts';
import { freshDatabase } from '../../helpers/database';
import { forStaff } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const listCheckShares = forStaff(misconceptionsRoom.listCheckShares);
const listDisagreements = forStaff(misconceptionsRoom.listDisagreements);
const listMisconceptions = forStaff(misconceptionsRoom.listMisconceptions);
const listMistaken = forStaff(misconceptionsRoom.listMistaken);

const db = freshDatabase();
let instructor: Viewer;
let ids: { readonly ada: string; readonly bob: string; readonly stranger: string };
let classId: string;
let exerciseId: string;
let minutes = 0;

/** A minute after the last one. */
function attempt(userId: string, given: Partial<MadeAttempt>): Promise<string> {
  minutes += 1;
  const submittedAt = new Date(Date.UTC(2026, 9, 1, 10, minutes));
  return makeAttempt({ userId, slug: 'double', score: 1, submittedAt, ...given });
}

beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  instructor = await makeInstructor();
  const [ada, bob, stranger] = [await makeUser(), await makeUser({ name: 'Bob' }), await makeUser()];
  ids = { ada: ada.id, bob: bob.id, stranger: stranger.id };
  ({ id: classId } = await makeClass([
    [instructor, 'instructor'],
    [ada, 'student'],
    [bob, 'student'],
  ]));
  exerciseId = (await db().exercise.findFirstOrThrow()).id;
});

test('a mistake counts its students, and who of them got past it', async () => {
  await attempt(ids.ada, { mistake: 'squared' });
  await attempt(ids.ada, { mistake: 'squared' });
  await attempt(ids.ada, { score: 3 });
  await attempt(ids.bob, { mistake: 'squared' });
  await attempt(ids.bob, { mistake: 'long-gone' });
  await attempt(ids.stranger, { mistake: 'squared' });
  expect(await listMisconceptions(instructor, classId)).toEqual([
    {
      ...{ exerciseId, mistake: 'squared', students: 2, past: 1, attempts: 3 },
      ...{ title: 'Squares instead of doubling', hint: 'Multiply by **2**.' },
    },
    { exerciseId, mistake: 'long-gone', students: 1, past: 0, attempts: 1, title: 'long-gone', hint: '' },
  ]);
  expect(await listMistaken(instructor, classId, { exerciseId, mistake: 'squared' })).toEqual([
    { id: ids.bob, name: 'Bob', attempts: 1, passed: false },
    { id: ids.ada, name: 'Ada', attempts: 2, passed: true },
  ]);
});

test('each student’s latest attempt says who fails a check', async () => {
  await attempt(ids.ada, { checks: { First: 'failed', Second: 'notRun' } });
  await attempt(ids.ada, { checks: { First: 'passed', Second: 'threw' } });
  await attempt(ids.bob, { checks: { First: 'timeout', Second: 'notRun' } });
  await attempt(ids.stranger, { checks: { First: 'failed', Second: 'failed' } });
  expect(await listCheckShares(instructor, classId, exerciseId)).toEqual([
    { name: 'First', visibility: 'public', students: 2, failing: 1, notRun: 0 },
    { name: 'Second', visibility: 'public', students: 2, failing: 1, notRun: 1 },
  ]);
});

test('verdicts that differ from the browser’s are listed, the newest first', async () => {
  const first = await attempt(ids.ada, { disagrees: true });
  await attempt(ids.ada, {});
  const second = await attempt(ids.bob, { disagrees: true, score: 3 });
  await attempt(ids.stranger, { disagrees: true });
  const listed = await listDisagreements(instructor, classId);
  expect(listed.map(({ id, student, outcome }) => [id, student.name, outcome])).toEqual([
    [second, 'Bob', 'passed'],
    [first, 'Ada', 'failed'],
  ]);
});

test('they are for the class’s own staff', async () => {
  const other = await makeInstructor();
  await expect(listMisconceptions(other, classId)).rejects.toThrow(NotFound);
  await expect(listMistaken(other, classId, { exerciseId, mistake: 'squared' })).rejects.toThrow(NotFound);
  await expect(listCheckShares(other, classId, exerciseId)).rejects.toThrow(NotFound);
  await expect(listDisagreements(other, classId)).rejects.toThrow(NotFound);
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Revision } from '@/lib/core/exercise/revision';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { getAttempt } from '@/lib/learning/attempts/read.server';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { startVerifier, type Verifier } from '@/lib/learning/attempts/verify.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import * as applyRoom from '@/lib/teaching/regrading/apply.server';
import { claimRegrade } from '@/lib/teaching/regrading/claim.server';
import * as readRoom from '@/lib/teaching/regrading/read.server';
import * as startRoom from '@/lib/teaching/regrading/start.server';
import { type Regrader, startRegrader } from '@/lib/teaching/regrading/work.server';
import { getOwnReview, listUnseenComments } from '@/lib/teaching/reviews/own.server';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forStaff } from '../../helpers/door';
import { fakeSandbox, faulty, half, makeRevision, right, wrong } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const applyRegrade = forClassInstructor(applyRoom.applyRegrade);
const getRegrade = forStaff(readRoom.getRegrade);
const listRegradeItems = forStaff(readRoom.listRegradeItems);
const listRegradeOffers = forStaff(readRoom.listRegradeOffers);
const listRegrades = forStaff(readRoom.listRegrades);
const listRevisedExercises = forStaff(readRoom.listRevisedExercises);
const cancelRegrade = forClassInstructor(startRoom.cancelRegrade);
const startRegrade = forClassInstructor(startRoom.startRegrade);

const db = freshDatabase();
const workers: (Verifier | Regrader)[] = [];
let ada: Viewer;
let bob: Viewer;
let instructor: Viewer;
let classId: string;
let exerciseId: string;

const first = makeRevision();
const [publicCheck, hiddenCheck] = first.checks;
/** As if the hidden check had been wrong: what passed it must double two numbers only. `half` rises, `right` falls. */
const second = revised('a', [
  publicCheck,
  hiddenCheck?.kind === 'value'
    ? { ...hiddenCheck, cases: [{ args: [[1, 3, 5]], expected: [1, 3, 5], kinks: [] }] }
    : undefined,
]);

function revised(digit: string, checks: readonly (Revision['checks'][number] | undefined)[]): Revision {
  return makeRevision({ id: digit.repeat(32), checks: checks.flatMap((check) => check ?? []) });
}

beforeEach(async () => {
  await publishCourse('Test', [first]);
  exerciseId = (await db().exercise.findFirstOrThrow()).id;
  [ada, bob, instructor] = [await makeUser(), await makeUser({ name: 'Bob' }), await makeInstructor()];
  classId = (
    await makeClass([
      [instructor, 'instructor'],
      [ada, 'student'],
      [bob, 'student'],
    ])
  ).id;
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

/** Submits and waits for the verdict. */
async function attempt(viewer: Viewer, source: string): Promise<string> {
  if (workers.length === 0) workers.push(startVerifier({ sandbox: fakeSandbox(), concurrency: 1, pollMs: 50 }));
  const { id } = await submitAttempt(viewer, { id: randomUUID(), slug: 'double', source });
  expect(await getAttempt(viewer, id, 20_000)).not.toMatchObject({ state: 'pending' });
  return id;
}

function regrader(sandbox: Sandbox = fakeSandbox()): Regrader {
  const worker = startRegrader({ sandbox, pollMs: 50, retryMs: 1, patienceMs: 10_000 });
  workers.push(worker);
  return worker;
}

const start = (which: 'all' | 'bestAndLatest' = 'all') => startRegrade(instructor, classId, { exerciseId, which });
const view = (id: string) => getRegrade(instructor, classId, id);
const apply = (id: string, mayLower = false) => applyRegrade(instructor, classId, id, { mayLower });
const items = (id: string) =>
  listRegradeItems(instructor, classId, id, { page: 1, changes: ['down', 'up', 'same', 'fault', 'waiting'] });
const progressOf = ({ id: userId }: Viewer) => db().progress.findFirst({ where: { userId } });
const stored = (id: string) => db().attempt.findUniqueOrThrow({ where: { id } });

async function preview(which?: 'all' | 'bestAndLatest', sandbox?: Sandbox): Promise<string> {
  const id = await start(which);
  regrader(sandbox);
  await vi.waitFor(async () => expect(await view(id)).toMatchObject({ state: 'ready' }), 20_000);
  return id;
}

test('what the browser said of the old revision is no disagreement with the new one', async () => {
  const id = await attempt(ada, half);
  await db().attempt.update({ where: { id }, data: { disagrees: true } });
  await publishCourse('Test', [second]);
  await apply(await preview());
  expect(await stored(id)).toMatchObject({ revisionId: second.id, disagrees: false });
});

test('a newer revision is offered, previewed without changing anything, then applied with both verdicts kept', async () => {
  const rising = await attempt(ada, half);
  const same = await attempt(bob, wrong);
  expect(await listRegradeOffers(instructor, classId)).toEqual([]);
  expect(await listRevisedExercises(instructor, classId)).toEqual([]);
  await publishCourse('Test', [second]);
  expect(await listRegradeOffers(instructor, classId)).toMatchObject([{ slug: 'double', attempts: 2, students: 2 }]);
  expect(await listRevisedExercises(instructor, classId)).toEqual(['Double']);

  const id = await preview();
  expect(await view(id)).toMatchObject({ counts: { up: 1, down: 0, same: 1, fault: 0, waiting: 0 }, applied: 0 });
  expect(await items(id)).toMatchObject([
    {
      attemptId: rising,
      change: 'up',
      student: { name: 'Ada' },
      old: { outcome: 'failed', score: 1, maxScore: 3 },
      new: { outcome: 'passed', score: 3, maxScore: 3 },
    },
    { attemptId: same, change: 'same' },
  ]);
  expect(await stored(rising)).toMatchObject({ revisionId: first.id, score: 1 });
  expect(await progressOf(ada)).toMatchObject({ bestScore: 1, passedAt: null });

  expect(await apply(id)).toEqual({ up: 1, down: 0, same: 1 });
  const after = await stored(rising);
  expect(after).toMatchObject({ revisionId: second.id, score: 3, outcome: 'passed', report: { score: 3 } });
  expect(await progressOf(ada)).toMatchObject({
    attempts: 1,
    bestScore: 3,
    bestAttemptId: rising,
    passedAt: after.submittedAt,
    triesToPass: 1,
    improvements: [{ attemptId: rising, at: after.submittedAt.toISOString(), score: 3, maxScore: 3 }],
  });
  expect(await stored(same)).toMatchObject({ revisionId: second.id, mistake: 'squared' });
  expect(await db().regradeItem.findMany({ where: { attemptId: rising } })).toMatchObject([
    { applied: true, oldReport: { score: 1 }, newReport: { score: 3 }, oldScore: 1, newScore: 3 },
  ]);
  expect(await listRegradeOffers(instructor, classId)).toEqual([]);
  expect(await listRevisedExercises(instructor, classId)).toEqual([]);
  expect(await getAttempt(ada, rising)).toMatchObject({ outcome: 'passed', score: 3 });
});

test('no score is lowered unless that is chosen, which may still be done later', async () => {
  const falling = await attempt(ada, right);
  await publishCourse('Test', [second]);
  const id = await preview();
  expect(await view(id)).toMatchObject({ counts: { down: 1 } });
  expect(await apply(id)).toEqual({ up: 0, down: 0, same: 0 });
  expect(await stored(falling)).toMatchObject({ revisionId: first.id, score: 3 });
  expect(await progressOf(ada)).toMatchObject({ bestScore: 3 });
  expect(await view(id)).toMatchObject({ state: 'applied', applied: 0, mayLower: false });
  // Decided about: not offered again.
  expect(await listRegradeOffers(instructor, classId)).toEqual([]);

  expect(await apply(id, true)).toEqual({ up: 0, down: 1, same: 0 });
  expect(await stored(falling)).toMatchObject({ revisionId: second.id, score: 1, outcome: 'failed' });
  expect(await progressOf(ada)).toMatchObject({ bestScore: 1, passedAt: null, triesToPass: null });
  expect(await view(id)).toMatchObject({ applied: 1, mayLower: true });
});

test('a student whose score changes is told once, with both scores; nobody else is', async () => {
  await attempt(ada, half);
  await attempt(bob, wrong);
  await publishCourse('Test', [second]);
  const id = await preview();
  await Promise.all([apply(id), apply(id)]);
  expect(await listUnseenComments(ada)).toEqual([{ slug: 'double', title: 'Double', count: 1 }]);
  expect(await listUnseenComments(bob)).toEqual([]);
  const { comments } = await getOwnReview(ada, 'double');
  expect(comments).toMatchObject([{ line: null, author: instructor.name, isNew: true }]);
  expect(comments[0]?.html).toContain('the score is 3 / 3, not 1 / 3.');
});

test('a better attempt that keeps its verdict keeps the score, and nothing is told', async () => {
  await attempt(ada, half);
  await attempt(ada, right);
  await publishCourse('Test', [second]);
  // The first rises to all of the points, which the second has already.
  await apply(await preview());
  expect(await listUnseenComments(ada)).toEqual([]);
});

test('a double click starts one re-grading and applies it once', async () => {
  await attempt(ada, half);
  await publishCourse('Test', [second]);
  const [one, two] = await Promise.all([start(), start()]);
  expect(one).toBe(two);
  const id = await preview();
  expect(id).toBe(one);
  const both = await Promise.all([apply(id), apply(id)]);
  expect(both.map(({ up }) => up).sort()).toEqual([0, 1]);
  const log = await db().auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(log).toMatchObject([
    { action: 'regrade.start', classId, actorId: instructor.id, details: { exercise: 'Double', attempts: 1 } },
    {
      action: 'regrade.apply',
      classId,
      actorId: instructor.id,
      details: { scoresUp: 1, scoresDown: 0, scoresUnchanged: 0, loweringChosen: false },
    },
  ]);
});

test('a re-grading that a crashed process had begun is finished by the next, without grading anything twice', async () => {
  for (const source of [half, right, wrong]) await attempt(ada, source);
  await publishCourse('Test', [second]);
  const id = await start();
  expect(await claimRegrade('nabla-crashed')).toMatchObject({ id });
  const [done] = await db().regradeItem.findMany({ where: { regradeId: id }, orderBy: { attemptId: 'asc' } });
  await db().regradeItem.updateMany({
    where: { attemptId: done?.attemptId ?? '' },
    data: { newOutcome: 'failed', newScore: 0, newMaxScore: 3 },
  });
  const sandbox = fakeSandbox();
  regrader(sandbox);
  await vi.waitFor(async () => expect(await view(id)).toMatchObject({ state: 'ready' }), 20_000);
  expect(sandbox.ran).toHaveLength(2);
});

test('a process that stops leaves the rest to the next at once', async () => {
  for (const source of [half, right]) await attempt(ada, source);
  await publishCourse('Test', [second]);
  const id = await start();
  let release = () => {};
  const running = new Promise<Regrader>((begun) => {
    const worker: Regrader = regrader(
      fakeSandbox(() => {
        begun(worker);
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      }),
    );
  });
  const worker = await running;
  const stopped = worker.stop();
  release();
  await stopped;
  expect(await view(id)).toMatchObject({ state: 'previewing', counts: { waiting: 1 } });
  expect(await claimRegrade()).toMatchObject({ id });
});

test('students who wait for a verdict come first', async () => {
  await attempt(ada, half);
  await publishCourse('Test', [second]);
  for (const worker of workers.splice(0)) await worker.stop();
  const pending = await submitAttempt(bob, { id: randomUUID(), slug: 'double', source: right });
  const id = await start();
  const sandbox = fakeSandbox();
  regrader(sandbox);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sandbox.ran).toEqual([]);
  workers.push(startVerifier({ sandbox: fakeSandbox(), concurrency: 1, pollMs: 50 }));
  expect(await getAttempt(bob, pending.id, 20_000)).toMatchObject({ state: 'verified' });
  await vi.waitFor(async () => expect(await view(id)).toMatchObject({ state: 'ready' }), 20_000);
});

test('a cancelled re-grading changes nothing and cannot be applied; a new one may begin', async () => {
  const rising = await attempt(ada, half);
  await publishCourse('Test', [second]);
  const id = await preview();
  await cancelRegrade(instructor, classId, id);
  await cancelRegrade(instructor, classId, id);
  await expect(apply(id)).rejects.toThrow('cancelled');
  expect(await stored(rising)).toMatchObject({ score: 1 });
  const again = await preview();
  expect(again).not.toBe(id);
  await apply(again);
  await expect(cancelRegrade(instructor, classId, again)).rejects.toThrow(InvalidRequest);
  expect((await listRegrades(instructor, classId)).map(({ state }) => state)).toEqual(['applied', 'cancelled']);
});

test('a preview is not applied half done, nor when a newer revision came since', async () => {
  await attempt(ada, half);
  await publishCourse('Test', [second]);
  const id = await start();
  await expect(apply(id)).rejects.toThrow('not complete');
  regrader();
  await vi.waitFor(async () => expect(await view(id)).toMatchObject({ state: 'ready' }), 20_000);
  await publishCourse('Test', [revised('b', [publicCheck])]);
  expect(await view(id)).toMatchObject({ newest: false });
  await expect(apply(id)).rejects.toThrow('newer revision');
  expect(await start()).not.toBe(id);
  expect(await view(id)).toMatchObject({ state: 'cancelled' });
});

test('our own fault leaves the old verdict', async () => {
  const id = await attempt(ada, half);
  await db().attempt.update({ where: { id }, data: { source: faulty } });
  await publishCourse('Test', [second]);
  const regrade = await preview();
  expect(await view(regrade)).toMatchObject({ counts: { fault: 1 } });
  expect(await items(regrade)).toMatchObject([{ change: 'fault', new: null }]);
  expect(await apply(regrade, true)).toEqual({ up: 0, down: 0, same: 0 });
  expect(await stored(id)).toMatchObject({ revisionId: first.id, score: 1 });
  expect(await listRegradeOffers(instructor, classId)).toMatchObject([{ attempts: 1 }]);
});

test('on request only the attempt that counts and the latest of each student are graded', async () => {
  const ids = [];
  for (const source of [half, right, half, wrong]) ids.push(await attempt(ada, source));
  await publishCourse('Test', [second]);
  const id = await preview('bestAndLatest');
  expect((await items(id)).map(({ attemptId }) => attemptId).sort()).toEqual([ids[1], ids[3]].sort());
});

test('attempts of others, of former students and on the newest revision are not touched', async () => {
  const outsider = await makeUser();
  const former = await makeUser();
  const theirs = [await attempt(outsider, half), await attempt(former, half)];
  await db().enrolment.create({ data: { classId, userId: former.id, removedAt: new Date() } });
  await attempt(ada, half);
  await publishCourse('Test', [second]);
  await attempt(bob, half);
  const id = await preview();
  expect(await items(id)).toMatchObject([{ student: { id: ada.id } }]);
  await apply(id, true);
  for (const other of theirs) expect(await stored(other)).toMatchObject({ revisionId: first.id });
});

test("an attempt that another class's re-grading changed since the preview is left alone", async () => {
  const rising = await attempt(ada, half);
  const colleague = await makeInstructor();
  const { id: otherClassId } = await makeClass([
    [colleague, 'instructor'],
    [ada, 'student'],
  ]);
  await publishCourse('Test', [second]);
  const id = await preview();
  const theirs = await startRegrade(colleague, otherClassId, { exerciseId, which: 'all' });
  const ready = async () => expect(await getRegrade(colleague, otherClassId, theirs)).toMatchObject({ state: 'ready' });
  await vi.waitFor(ready, 20_000);
  await applyRegrade(colleague, otherClassId, theirs, { mayLower: false });
  expect(await apply(id)).toEqual({ up: 0, down: 0, same: 0 });
  expect(await stored(rising)).toMatchObject({ score: 3 });
});

test('attempts of a student who was erased stay as they are, their code being gone', async () => {
  const id = await attempt(ada, right);
  await attempt(bob, half);
  await publishCourse('Test', [second]);
  const regrade = await preview();
  await db().user.update({ where: { id: ada.id }, data: { erasedAt: new Date() } });
  expect(await apply(regrade, true)).toEqual({ up: 1, down: 0, same: 0 });
  expect(await stored(id)).toMatchObject({ score: 3 });
  await publishCourse('Test', [revised('b', [publicCheck])]);
  expect(await listRegradeOffers(instructor, classId)).toMatchObject([{ students: 1 }]);
  expect(await items(await preview())).toMatchObject([{ student: { name: 'Bob' } }]);
});

test('there is nothing to start where the newest revision graded everything', async () => {
  await attempt(ada, half);
  await expect(start()).rejects.toThrow(InvalidRequest);
  expect(await listRegrades(instructor, classId)).toEqual([]);
});

test('assistants look on, instructors of the class decide, nobody else finds anything', async () => {
  await attempt(ada, half);
  await publishCourse('Test', [second]);
  const id = await preview();
  const assistant = await makeUser();
  await db().enrolment.create({ data: { classId, userId: assistant.id, role: 'assistant' } });
  expect(await getRegrade(assistant, classId, id)).toMatchObject({ by: 'Ingrid' });
  const colleague = await makeInstructor();
  const { id: otherClassId } = await makeClass([[colleague, 'instructor']]);
  const decisions = (viewer: Viewer, inClass = classId) => [
    () => startRegrade(viewer, inClass, { exerciseId, which: 'all' }),
    () => cancelRegrade(viewer, inClass, id),
    () => applyRegrade(viewer, inClass, id, { mayLower: true }),
  ];
  for (const decide of decisions(assistant)) await expect(decide()).rejects.toThrow(Forbidden);
  for (const outsider of [ada, colleague, await makeUser()]) {
    for (const decide of decisions(outsider)) await expect(decide()).rejects.toThrow(NotFound);
    await expect(getRegrade(outsider, classId, id)).rejects.toThrow(NotFound);
    await expect(listRegradeItems(outsider, classId, id, { page: 1, changes: ['up'] })).rejects.toThrow(NotFound);
    await expect(listRegradeOffers(outsider, classId)).rejects.toThrow(NotFound);
    await expect(listRevisedExercises(outsider, classId)).rejects.toThrow(NotFound);
    await expect(listRegrades(outsider, classId)).rejects.toThrow(NotFound);
  }
  for (const decide of decisions(colleague, otherClassId).slice(1)) await expect(decide()).rejects.toThrow(NotFound);
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { claimAttempts } from '@/lib/learning/attempts/claim.server';
import { getAttempt, listAttempts } from '@/lib/learning/attempts/read.server';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { startVerifier, type Verifier } from '@/lib/learning/attempts/verify.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { NotFound, TooManyRequests } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import * as staffReadRoom from '@/lib/teaching/reviews/staff-read.server';
import { freshDatabase } from '../../helpers/database';
import { forStaff } from '../../helpers/door';
import { fakeSandbox, faulty, half, makeRevision, right, wrong } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const getStudentAttempt = forStaff(staffReadRoom.getStudentAttempt);
const getTimeline = forStaff(staffReadRoom.getTimeline);

const db = freshDatabase();
const verifiers: Verifier[] = [];
let student: Viewer;

beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  student = await makeUser();
});
afterEach(async () => {
  for (const verifier of verifiers.splice(0)) await verifier.stop();
});

function verify(sandbox: Sandbox = fakeSandbox(), concurrency = 2) {
  const verifier = startVerifier({ sandbox, concurrency, pollMs: 50, retryMs: 1 });
  verifiers.push(verifier);
  return verifier;
}

const submit = (source: string, id: string = randomUUID(), viewer = student) =>
  submitAttempt(viewer, { id, slug: 'double', source });
const verdict = (id: string) => getAttempt(student, id, 20_000);
const progressOf = (viewer = student) => db().progress.findMany({ where: { userId: viewer.id } });

test('an attempt is stored as received, then verified with hidden checks', async () => {
  const received = await submit(half);
  expect(received).toMatchObject({ state: 'pending', source: half, report: null, score: null });
  verify();
  expect(await verdict(received.id)).toMatchObject({ state: 'verified', outcome: 'failed', score: 1, maxScore: 3 });
});

test('attempts are claimed round-robin by person, the oldest of each turn first', async () => {
  const other = await makeUser();
  const many = [];
  for (let index = 0; index < 4; index += 1) many.push((await submit(right)).id);
  const late = [await submit(right, randomUUID(), other), await submit(right, randomUUID(), other)].map(({ id }) => id);
  const claimed = async (most: number, perPerson?: number) =>
    (await claimAttempts(most, undefined, perPerson)).map(({ id }) => id).toSorted();
  expect(await claimed(2)).toEqual([many[0], late[0]].toSorted());
  // One of each is under way: the next turn is one of each again.
  expect(await claimed(2)).toEqual([many[1], late[1]].toSorted());
  expect(await claimed(9, 3)).toEqual([many[2]]);
  expect(await claimed(9, 3)).toEqual([]);
  expect(await claimed(9, 4)).toEqual([many[3]]);
});

test('one person’s many attempts leave a place to others', async () => {
  const other = await makeUser();
  for (let index = 0; index < 4; index += 1) await submit(right);
  const underWay: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const started = vi.fn();
  const sandbox = fakeSandbox();
  const holding: Sandbox = {
    run: (job, onGroup) => {
      underWay.push(job.source);
      started();
      return job.source === right ? held.then(() => sandbox.run(job, onGroup)) : sandbox.run(job, onGroup);
    },
  };
  verify(holding);
  await vi.waitFor(() => expect(started).toHaveBeenCalled());
  const { id } = await submit(half, randomUUID(), other);
  expect(await getAttempt(other, id, 20_000)).toMatchObject({ state: 'verified' });
  expect(underWay.filter((source) => source === right)).toHaveLength(1);
  release();
});

test('the student learns nothing of a hidden check, staff of the class see everything', async () => {
  const instructor = await makeInstructor();
  const { id: classId } = await makeClass([
    [instructor, 'instructor'],
    [student, 'student'],
  ]);
  const { id } = await submit(half);
  verify();
  const own = await verdict(id);
  expect(own.report?.checks.map(({ name }) => name)).toEqual(['Doubles two', 'Hidden check 1']);
  expect(JSON.stringify(own.report)).not.toMatch(/Secret|\b10\b/);
  const full = await getStudentAttempt(instructor, classId, student.id, id);
  expect(full.report?.checks.map(({ name }) => name)).toEqual(['Doubles two', 'Secret of three']);
  expect(full).toMatchObject({ source: half, title: 'Double' });
});

test('a retry of the same id is one attempt, whose first source stays', async () => {
  const { id } = await submit(right);
  expect(await submit(wrong, id)).toMatchObject({ id, source: right });
  verify();
  expect(await verdict(id)).toMatchObject({ outcome: 'passed' });
  expect(await submit(right, id)).toMatchObject({ id, state: 'verified' });
  expect(await progressOf()).toMatchObject([{ attempts: 1 }]);
});

test("an id that is somebody else's attempt is not found, and theirs is untouched", async () => {
  const { id } = await submit(right);
  const other = await makeUser();
  await expect(submit(wrong, id, other)).rejects.toThrow(NotFound);
  await expect(getAttempt(other, id)).rejects.toThrow(NotFound);
  expect(await getAttempt(student, id)).toMatchObject({ source: right });
  expect(await listAttempts(other, 'double')).toEqual([]);
});

test('the best verified score counts and never falls', async () => {
  verify(fakeSandbox(), 1);
  for (const source of [wrong, half, right, wrong]) await verdict((await submit(source)).id);
  const [best] = await db().attempt.findMany({ where: { outcome: 'passed' } });
  expect(await progressOf()).toMatchObject([
    { attempts: 4, bestScore: 3, maxScore: 3, bestAttemptId: best?.id, passedAt: best?.submittedAt },
  ]);
  const submitted = (await listAttempts(student, 'double')).map(({ submittedAt }) => new Date(submittedAt));
  expect(await progressOf()).toMatchObject([{ lastAttemptAt: submitted.at(0), firstTriedAt: submitted.at(-1) }]);
});

test('a mistake that was recognised is recorded', async () => {
  const { id } = await submit(wrong);
  verify();
  expect(await verdict(id)).toMatchObject({ report: { diagnosis: { mistake: 'squared' } } });
  expect(await db().attempt.findUnique({ where: { id } })).toMatchObject({ mistake: 'squared' });
});

test('our fault is tried three times, costs nothing and is no attempt', async () => {
  const sandbox = fakeSandbox();
  const { id } = await submit(faulty);
  verify(sandbox);
  expect(await verdict(id)).toMatchObject({ state: 'fault', outcome: null, score: null });
  expect(sandbox.ran).toHaveLength(3);
  expect(await progressOf()).toEqual([]);
});

test('a fault that passes leaves a verdict', async () => {
  let failures = 1;
  const sandbox = fakeSandbox(() => {
    failures -= 1;
    if (failures >= 0) throw new Error('A worker died.');
  });
  const { id } = await submit(right);
  verify(sandbox);
  expect(await verdict(id)).toMatchObject({ state: 'verified', outcome: 'passed' });
});

test('what a crashed process had claimed is verified by the next', async () => {
  const { id } = await submit(right);
  expect(await claimAttempts(10, 'nabla-crashed')).toHaveLength(1);
  verify();
  expect(await verdict(id)).toMatchObject({ state: 'verified' });
});

test('an attempt that takes its process down every time is given up without running it again', async () => {
  const { id } = await submit(right);
  for (let crash = 1; crash <= 3; crash += 1) await claimAttempts(10, `nabla-crashed-${crash}`);
  const sandbox = fakeSandbox();
  verify(sandbox);
  expect(await verdict(id)).toMatchObject({ state: 'fault' });
  expect(sandbox.ran).toEqual([]);
});

test('a claim of this process is not claimed again', async () => {
  await submit(right);
  expect(await claimAttempts(10)).toHaveLength(1);
  expect(await claimAttempts(10)).toHaveLength(0);
});

test('fifty submissions at once by five students, graded by two verifiers, are fifty verdicts and right sums', async () => {
  const students = await Promise.all(Array.from({ length: 5 }, () => makeUser()));
  const sandboxes = [fakeSandbox(), fakeSandbox()];
  for (const sandbox of sandboxes) verify(sandbox, 4);
  await Promise.all(
    students.flatMap((viewer) =>
      Array.from({ length: 10 }, async (_, i) => {
        const { id } = await submit(i === 7 ? right : half, randomUUID(), viewer);
        expect(await getAttempt(viewer, id, 25_000)).toMatchObject({ state: 'verified' });
      }),
    ),
  );
  expect(sandboxes.flatMap(({ ran }) => ran)).toHaveLength(50);
  for (const viewer of students) expect(await progressOf(viewer)).toMatchObject([{ attempts: 10, bestScore: 3 }]);
});

test('stopping waits for the verdict under way', async () => {
  let release = () => {};
  const running = new Promise<void>((begun) => {
    const sandbox = fakeSandbox(() => {
      begun();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    verify(sandbox);
  });
  const { id } = await submit(right);
  await running;
  const stopped = verifiers.splice(0)[0]?.stop();
  release();
  await stopped;
  expect(await getAttempt(student, id)).toMatchObject({ state: 'verified' });
});

test('an attempt is graded against the revision that was current when it arrived', async () => {
  const revised = makeRevision({ id: 'e'.repeat(32), checks: makeRevision().checks.slice(0, 1) });
  const before = await submit(half);
  await publishCourse('Test', [revised]);
  const after = await submit(half);
  verify();
  expect(await verdict(before.id)).toMatchObject({ revisionId: makeRevision().id, outcome: 'failed', maxScore: 3 });
  expect(await verdict(after.id)).toMatchObject({ revisionId: revised.id, outcome: 'passed', maxScore: 1 });
  expect(await progressOf()).toMatchObject([{ bestScore: 1, maxScore: 1 }]);
});

test('a report with characters that the database cannot hold is stored', async () => {
  const { id } = await submit('export function double(z: Vector): Vector { return z; } // \ud800');
  verify({
    run: async () => ({
      kind: 'rejected',
      phase: 'load',
      console: [],
      error: { name: 'E', message: 'a\0b\ud800', line: 1, column: 1 },
    }),
  });
  expect(await verdict(id)).toMatchObject({ state: 'verified', outcome: 'threw' });
  expect(JSON.stringify(await getAttempt(student, id))).toContain('a\ufffdb\ufffd');
});

test('twenty unverified attempts are enough, a retry of one of them still gets its answer', async () => {
  const ids = Array.from({ length: 20 }, () => randomUUID());
  for (const id of ids) await submit(right, id);
  await expect(submit(right)).rejects.toThrow(TooManyRequests);
  expect(await submit(right, ids[3])).toMatchObject({ id: ids[3], state: 'pending' });
});

test('an unknown exercise is not found', async () => {
  await expect(submitAttempt(student, { id: randomUUID(), slug: 'triple', source: right })).rejects.toThrow(NotFound);
});

test('staff see the attempts of their own students only', async () => {
  const instructor = await makeInstructor();
  const outsider = await makeInstructor();
  const { id: classId } = await makeClass([
    [instructor, 'instructor'],
    [student, 'student'],
  ]);
  const { id: otherClassId } = await makeClass([[outsider, 'instructor']]);
  const { id } = await submit(right);
  expect(await getTimeline(instructor, classId, student.id, { slug: 'double' })).toMatchObject({
    attempts: [{ id, title: 'Double' }],
  });
  await expect(getTimeline(outsider, classId, student.id)).rejects.toThrow(NotFound);
  await expect(getTimeline(outsider, otherClassId, student.id)).rejects.toThrow(NotFound);
  await expect(getStudentAttempt(student, classId, student.id, id)).rejects.toThrow(NotFound);
  await expect(getStudentAttempt(instructor, classId, instructor.id, id)).rejects.toThrow(NotFound);
});

test('when the database is away the verifier says so and goes on after', async () => {
  vi.mocked(console.error).mockClear();
  const { id } = await submit(right);
  const query = vi.spyOn(db(), '$queryRaw').mockRejectedValueOnce(new Error('away'));
  verify();
  expect(await verdict(id)).toMatchObject({ state: 'verified' });
  expect(console.error).toHaveBeenCalledOnce();
  vi.mocked(console.error).mockClear();
  query.mockRestore();
});

test('what the browser claims of the public checks is kept, compared and otherwise of no effect', async () => {
  verify(fakeSandbox(), 1);
  const { id: revisionId } = makeRevision();
  const claimed = (outcome: 'passed' | 'failed' | 'timeout', more: object = {}) => ({
    revisionId,
    provisional: [
      { name: 'Doubles two', outcome },
      { name: 'Secret of three', outcome },
      { name: 'Unheard of', outcome },
    ],
    ...more,
  });
  const cases = [
    { source: wrong, claim: {} },
    { source: wrong, claim: claimed('passed') },
    { source: wrong, claim: claimed('failed') },
    { source: wrong, claim: claimed('timeout') },
    { source: wrong, claim: claimed('passed', { revisionId: 'another' }) },
    { source: half, claim: claimed('passed') },
  ];
  const rows = [];
  for (const { source, claim } of cases) {
    const id = randomUUID();
    const before = await submitAttempt(student, { id, slug: 'double', source, ...claim });
    expect(JSON.stringify(before)).not.toContain('claim');
    const view = await verdict(id);
    expect(Object.keys(view)).not.toContain('provisional');
    rows.push(await db().attempt.findUniqueOrThrow({ where: { id } }));
  }
  const [plain, ...others] = rows;
  const kept = (outcome: string) => ({ checks: [{ name: 'Doubles two', outcome }] });
  expect(rows.map(({ provisional }) => provisional)).toEqual([
    null,
    kept('passed'),
    kept('failed'),
    kept('timeout'),
    null,
    kept('passed'),
  ]);
  expect(rows.map(({ disagrees }) => disagrees)).toEqual([false, true, false, false, false, false]);
  for (const row of others.slice(0, 4)) {
    const { outcome, score, maxScore, mistake, report, state } = row;
    expect({ outcome, score, maxScore, mistake, report, state }).toEqual({
      outcome: plain?.outcome,
      score: plain?.score,
      maxScore: plain?.maxScore,
      mistake: plain?.mistake,
      report: plain?.report,
      state: 'verified',
    });
  }
  expect(await progressOf()).toMatchObject([{ attempts: 6, bestScore: 1 }]);
});

/** Drafts, hints, and what a visitor brings along. */
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { provideSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { requestHint } from '@/lib/learning/attempts/hints.server';
import { listAttempts } from '@/lib/learning/attempts/read.server';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { takeOver } from '@/lib/learning/attempts/takeover.server';
import { verifyForVisitor } from '@/lib/learning/attempts/visitor.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { findDraft, saveDraft } from '@/lib/learning/drafts/drafts.server';
import { NotFound, TooManyRequests } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { fakeSandbox, half, makeRevision, right } from '../../helpers/exercise';
import { makeUser } from '../../helpers/people';

const db = freshDatabase();
let student: Viewer;

beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  student = await makeUser();
});

const save = (source: string, baseVersion: number | null) => saveDraft(student, 'double', { source, baseVersion });

test('a draft is saved version by version', async () => {
  expect(await findDraft(student, 'double')).toBeNull();
  expect(await save('a', null)).toMatchObject({ kind: 'saved', version: 1 });
  expect(await save('ab', 1)).toMatchObject({ kind: 'saved', version: 2 });
  expect(await findDraft(student, 'double')).toMatchObject({ source: 'ab', version: 2 });
  expect(await findDraft(await makeUser(), 'double')).toBeNull();
});

test('a device that slept gets the newer draft and overwrites nothing', async () => {
  await save('a', null);
  await save('typed on the laptop', 1);
  const conflict = { kind: 'conflict', draft: { source: 'typed on the laptop', version: 2 } };
  expect(await save('typed on the phone', 1)).toMatchObject(conflict);
  expect(await save('from another browser', null)).toMatchObject(conflict);
  expect(await findDraft(student, 'double')).toMatchObject({ source: 'typed on the laptop' });
});

test('a save that is sent again after its answer was lost is no conflict', async () => {
  await save('a', null);
  expect(await save('a', null)).toMatchObject({ kind: 'saved', version: 1 });
  await save('ab', 1);
  expect(await save('ab', 1)).toMatchObject({ kind: 'saved', version: 2 });
});

test('of two saves on the same version at the same moment one wins and the other is told', async () => {
  await save('a', null);
  const results = await Promise.all([save('ab', 1), save('ac', 1)]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved']);
});

test('a draft of an exercise that does not exist is not found', async () => {
  await expect(saveDraft(student, 'triple', { source: 'a', baseVersion: null })).rejects.toThrow(NotFound);
});

test('a hint is given on request, and that a student asked is recorded once', async () => {
  const hint = { slug: 'double', mistake: 'squared' };
  expect(await requestHint(student, hint)).toBe('Multiply by **2**.');
  expect(await requestHint(student, hint)).toBe('Multiply by **2**.');
  expect(await requestHint(null, hint)).toBe('Multiply by **2**.');
  expect(await db().hintRequest.findMany({ select: { userId: true, mistake: true } })).toEqual([
    { userId: student.id, mistake: 'squared' },
  ]);
  await expect(requestHint(student, { ...hint, mistake: 'cubed' })).rejects.toThrow(NotFound);
});

test('hints of a hidden check are given one after another, and how far a student went is recorded', async () => {
  const base = makeRevision();
  const hints = ['What is the sign?', 'Multiply by **2**.'];
  const checks = base.checks.map((check) => (check.visibility === 'hidden' ? { ...check, hints } : check));
  const id = 'a'.repeat(32);
  await publishCourse('Test', [{ ...base, id, checks }]);
  const first = { slug: 'double', revisionId: id, check: 1, step: 1 };
  const second = { ...first, step: 2 };
  await expect(requestHint(student, second)).rejects.toThrow('the hint before');
  expect(await requestHint(student, first)).toBe('What is the sign?');
  expect(await requestHint(student, first)).toBe('What is the sign?');
  expect(await requestHint(student, second)).toBe('Multiply by **2**.');
  expect(await requestHint(null, second)).toBe('Multiply by **2**.');
  const rows = await db().hintRequest.findMany({ select: { mistake: true }, orderBy: { mistake: 'asc' } });
  expect(rows).toEqual([{ mistake: '1/1' }, { mistake: '1/2' }]);
  await expect(requestHint(student, { ...first, step: 3 })).rejects.toThrow(NotFound);
  await expect(requestHint(student, { ...first, check: 9 })).rejects.toThrow(NotFound);
  await expect(requestHint(student, { ...first, revisionId: 'b'.repeat(32) })).rejects.toThrow('has changed');
});

test("a visitor's work becomes the student's, and taking it over again changes nothing", async () => {
  const work = {
    drafts: [
      { slug: 'double', source: right },
      { slug: 'gone', source: 'a' },
    ],
    attempts: [
      { id: randomUUID(), slug: 'double', source: half },
      { id: randomUUID(), slug: 'double', source: right },
      { id: randomUUID(), slug: 'gone', source: right },
    ],
  };
  const taken = { drafts: ['double'], attempts: work.attempts.slice(0, 2).map(({ id }) => id), later: [] };
  expect(await takeOver(student, work)).toEqual(taken);
  expect(await takeOver(student, work)).toEqual(taken);
  expect(await findDraft(student, 'double')).toMatchObject({ source: right, version: 1 });
  expect((await listAttempts(student, 'double')).map(({ id }) => id).sort()).toEqual([...taken.attempts].sort());
});

test('a draft that the account has is not overwritten by what a visitor typed', async () => {
  await save('mine', null);
  expect(await takeOver(student, { drafts: [{ slug: 'double', source: 'other' }], attempts: [] })).toEqual({
    drafts: [],
    attempts: [],
    later: [],
  });
  expect(await findDraft(student, 'double')).toMatchObject({ source: 'mine' });
});

test('what a visitor brings along waits its turn like any attempt: beyond twenty it is asked for later', async () => {
  const attempts = Array.from({ length: 23 }, () => ({ id: randomUUID(), slug: 'double', source: right }));
  const ids = attempts.map(({ id }) => id);
  const first = await takeOver(student, { drafts: [], attempts });
  expect(first).toMatchObject({ attempts: ids.slice(0, 20), later: ids.slice(20) });
  expect(await db().attempt.count({ where: { state: 'pending' } })).toBe(20);
  await db().attempt.updateMany({ data: { state: 'verified' } });
  expect(await takeOver(student, { drafts: [], attempts })).toMatchObject({ attempts: ids, later: [] });
});

test('a visitor is graded with hidden checks, told nothing of them, and leaves no trace', async () => {
  provideSandbox(fakeSandbox());
  const report = await verifyForVisitor({ slug: 'double', source: half }, '10.1.0.1');
  expect(report).toMatchObject({ outcome: 'failed', score: 1, maxScore: 3 });
  expect(JSON.stringify(report)).not.toMatch(/Secret/);
  expect(await db().attempt.count()).toBe(0);
});

test('visitors at the same moment are few, and one address has its limit', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  provideSandbox(fakeSandbox(() => held));
  const verify = (address: string) => verifyForVisitor({ slug: 'double', source: right }, address);
  const five = Array.from({ length: 5 }, () => verify('10.1.0.2'));
  // Which of them comes too late is the database's affair; the others are held.
  await expect(Promise.race(five)).rejects.toThrow(TooManyRequests);
  release();
  const ended = await Promise.allSettled(five);
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  for (let i = 0; i < 115; i += 1) await verify('10.1.0.2');
  await expect(verify('10.1.0.2')).rejects.toThrow('Too many submissions from your address');
  expect(await verify('10.1.0.3')).toMatchObject({ outcome: 'passed' });
});

test('time on task is the time between signs of work, at most two minutes each', async () => {
  const seconds = async () => (await db().draft.findFirstOrThrow({ where: { userId: student.id } })).activeSeconds;
  const letPass = async (ms: number) => {
    const { savedAt } = await db().draft.findFirstOrThrow({ where: { userId: student.id } });
    await db().draft.updateMany({ data: { savedAt: new Date(savedAt.getTime() - ms) } });
    await db().$executeRaw`UPDATE "Attempt" SET "submittedAt" = "submittedAt" - make_interval(secs => ${ms / 1000})`;
  };
  await save('a', null);
  expect(await seconds()).toBe(0);
  await letPass(30_000);
  await save('ab', 1);
  expect(await seconds()).toBe(30);
  // A night between.
  await letPass(8 * 3600_000);
  await save('abc', 2);
  expect(await seconds()).toBe(150);
  await letPass(20_000);
  const attempt = { id: randomUUID(), slug: 'double', source: 'abc' };
  await submitAttempt(student, attempt);
  await submitAttempt(student, attempt);
  expect(await seconds()).toBe(170);
  await letPass(10_000);
  await save('abcd', 3);
  expect(await seconds()).toBe(180);
});

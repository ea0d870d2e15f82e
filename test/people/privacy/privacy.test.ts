/** What a person can get of what is held on them, and what is left after its deletion. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { startVerifier } from '@/lib/learning/attempts/verify.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { saveDraft } from '@/lib/learning/drafts/drafts.server';
import * as erasureRoom from '@/lib/people/privacy/erasure.server';
import { findOwnErasure, requestErasure, withdrawErasure } from '@/lib/people/privacy/erasure.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { findViewerOf, makeSessionToken } from '@/lib/platform/session/session.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { decodeRow } from '@/lib/teaching/board/class-board';
import * as classBoardRoom from '@/lib/teaching/board/class-board.server';
import { freshDatabase } from '../../helpers/database';
import { forInstructor, forStaff } from '../../helpers/door';
import { fakeSandbox, half, makeRevision } from '../../helpers/exercise';
import { downloadOwnData } from '../../helpers/own-data';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const confirmErasure = forInstructor(erasureRoom.confirmErasure);
const declineErasure = forInstructor(erasureRoom.declineErasure);
const listErasureRequests = forInstructor(erasureRoom.listErasureRequests);
const getClassBoard = forStaff(classBoardRoom.getClassBoard);

const db = freshDatabase();
const secret = 'zanzibar'; // in every text that the student or staff wrote
let student: Viewer;
let instructor: Viewer;
let classId: string;

afterEach(() => vi.unstubAllEnvs());

beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  student = await makeUser({ name: `Ada ${secret}`, email: `${secret}@school.edu` });
  instructor = await makeInstructor();
  ({ id: classId } = await makeClass([
    [instructor, 'instructor'],
    [student, 'student'],
  ]));
});

/** A draft, a verified attempt and everything else that may hold text about the student. */
async function work(): Promise<string> {
  const id = randomUUID();
  await saveDraft(student, 'double', { source: `// ${secret}`, baseVersion: null });
  await submitAttempt(student, { id, slug: 'double', source: `// ${secret}\n${half}` });
  const verifier = startVerifier({ sandbox: fakeSandbox(), concurrency: 1, pollMs: 20 });
  await expect.poll(() => db().attempt.findUnique({ where: { id } })).toMatchObject({ state: 'verified' });
  await verifier.stop();
  const exerciseId = (await db().exercise.findFirstOrThrow()).id;
  const by = { authorId: instructor.id, classId, attemptId: id };
  await db().comment.create({ data: { ...by, body: `Well done, ${secret}` } });
  const override = { classId, exerciseId, userId: student.id, score: 1, maxScore: 2, reason: `${secret} was ill` };
  await db().scoreOverride.create({ data: override });
  const entry = { classId, actorId: instructor.id, subjectId: student.id, action: 'test', details: { name: secret } };
  await db().auditEntry.create({ data: entry });
  await db().invitation.create({ data: { classId, email: student.email, name: secret } });
  await db().enrolment.updateMany({ where: { userId: student.id }, data: { schoolId: secret } });
  await db().attempt.update({ where: { id }, data: { provisional: [{ name: secret }] } });
  return id;
}

async function everythingStored(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_name) AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  const rows = await Promise.all(
    tables.map(({ name }) => db().$queryRawUnsafe(`SELECT to_jsonb(t)::text AS row FROM ${name} t`)),
  );
  return JSON.stringify(rows);
}

test('the export has everything a student wrote and got, and no password hash', async () => {
  await work();
  const exported = await downloadOwnData(student);
  expect(exported).toMatchObject({
    name: student.name,
    email: student.email,
    drafts: [{ source: `// ${secret}`, exercise: { slug: 'double' } }],
    attempts: [{ source: expect.stringContaining(half), comments: [{ body: `Well done, ${secret}` }] }],
    enrolments: [{ schoolId: secret, class: { name: 'Deep learning' } }],
    overrides: [{ reason: `${secret} was ill` }],
    invitations: [{ name: secret }],
  });
  expect(exported).not.toHaveProperty('passwordHash');
});

test('the export shows no more of hidden checks than the page does', async () => {
  await work();
  const { attempts } = await downloadOwnData(student);
  const checks: readonly { visibility: string }[] = attempts[0].report.checks;
  const hidden = checks.filter(({ visibility }) => visibility === 'hidden');
  expect(hidden.length).toBeGreaterThan(0);
  for (const check of hidden)
    expect(check).toMatchObject({ name: expect.stringMatching(/^Hidden check/), evidence: null });
});

test('whoever signs up with the address of a seat neither reads nor deletes it', async () => {
  const owner = 'owner@school.edu';
  const other = await makeClass([[instructor, 'instructor']]);
  await db().invitation.create({ data: { classId: other.id, email: owner, name: 'The Owner', schoolId: '4711' } });
  const stranger = await makeUser({ name: 'Stranger', email: owner });
  await db().user.update({ where: { id: stranger.id }, data: { passwordHash: 'scrypt:1:1:1:a:b' } });
  await db().enrolment.create({ data: { classId, userId: stranger.id, role: 'student' } });
  expect((await downloadOwnData(stranger)).invitations).toEqual([]);
  await requestErasure(stranger);
  const [request] = await listErasureRequests(instructor);
  await confirmErasure(instructor, request?.id ?? '');
  expect(await db().invitation.count({ where: { email: owner } })).toBe(1);
});

test('years of attempts are exported, each once and in their order, page by page', async () => {
  await work();
  const { exerciseId, revisionId } = await db().attempt.findFirstOrThrow({
    select: { exerciseId: true, revisionId: true },
  });
  const base = { userId: student.id, exerciseId, revisionId, source: '', state: 'fault' as const };
  const submittedAt = new Date('2026-01-01');
  await db().attempt.createMany({
    data: Array.from({ length: 205 }, () => ({ ...base, id: randomUUID(), submittedAt })),
  });
  const { attempts } = await downloadOwnData(student);
  const ids: readonly string[] = attempts.map(({ id }: { id: string }) => id);
  expect([ids.length, new Set(ids).size]).toEqual([206, 206]);
  expect(attempts.at(-1)).toMatchObject({ source: expect.stringContaining(half) });
});

test('after a confirmed deletion nothing stored names the student, and the class counts what it counted', async () => {
  await work();
  const standings = async () =>
    (await getClassBoard(instructor, classId)).rows
      .map(decodeRow)
      .map(({ cells }) => cells.map(({ state, points, triesToPass }) => ({ state, points, triesToPass })));
  const before = await standings();
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32));
  const session = await makeSessionToken(student.id);
  await requestErasure(student);
  const [request] = await listErasureRequests(instructor);
  expect(request).toMatchObject({ name: student.name, classes: ['Deep learning'], attempts: 1 });
  await confirmErasure(instructor, request?.id ?? '');
  expect(await everythingStored()).not.toContain(secret);
  expect(await findViewerOf(session)).toBeNull();
  expect(await standings()).toEqual(before);
  expect((await getClassBoard(instructor, classId)).rows[0]?.[1]).toBe('Deleted student');
  expect(await listErasureRequests(instructor)).toEqual([]);
});

test('an attempt that still waits for its verdict goes as a whole', async () => {
  const id = randomUUID();
  await submitAttempt(student, { id, slug: 'double', source: `// ${secret}` });
  await requestErasure(student);
  const [request] = await listErasureRequests(instructor);
  await confirmErasure(instructor, request?.id ?? '');
  expect(await everythingStored()).not.toContain(secret);
  expect(await db().attempt.count()).toBe(0);
});

test('a request is made once however often it is sent, taken back, and made again', async () => {
  await Promise.all([requestErasure(student), requestErasure(student)]);
  expect(await listErasureRequests(instructor)).toHaveLength(1);
  await withdrawErasure(student);
  expect(await listErasureRequests(instructor)).toEqual([]);
  expect(await findOwnErasure(student)).toBeNull();
  await requestErasure(student);
  expect(await findOwnErasure(student)).toMatchObject({ state: 'requested' });
});

test('a declined request tells the student why and deletes nothing', async () => {
  await requestErasure(student);
  const [request] = await listErasureRequests(instructor);
  await expect(declineErasure(instructor, request?.id ?? '', '  ')).rejects.toThrow(InvalidRequest);
  await declineErasure(instructor, request?.id ?? '', 'Exam appeals run until June.');
  expect(await findOwnErasure(student)).toMatchObject({ state: 'declined', reason: 'Exam appeals run until June.' });
  await expect(confirmErasure(instructor, request?.id ?? '')).rejects.toThrow(NotFound);
  expect(await db().user.findUnique({ where: { id: student.id } })).toMatchObject({ name: student.name });
});

test('only an instructor of the student’s classes decides', async () => {
  await requestErasure(student);
  const [request] = await listErasureRequests(instructor);
  const stranger = await makeInstructor();
  const assistant = await makeUser();
  await db().enrolment.create({ data: { classId, userId: assistant.id, role: 'assistant' } });
  expect(await listErasureRequests(stranger)).toEqual([]);
  await expect(confirmErasure(stranger, request?.id ?? '')).rejects.toThrow(NotFound);
  await expect(confirmErasure(assistant, request?.id ?? '')).rejects.toThrow(Forbidden);
  await expect(confirmErasure(student, request?.id ?? '')).rejects.toThrow(Forbidden);
});

test('who is in no class is decided by any instructor; staff keep their account', async () => {
  const loner = await makeUser();
  await requestErasure(loner);
  expect(await listErasureRequests(await makeInstructor())).toHaveLength(1);
  await expect(requestErasure(instructor)).rejects.toThrow(Forbidden);
  const assistant = await makeUser();
  await db().enrolment.create({ data: { classId, userId: assistant.id, role: 'assistant' } });
  await expect(requestErasure(assistant)).rejects.toThrow(Forbidden);
});

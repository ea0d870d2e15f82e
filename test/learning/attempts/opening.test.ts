/** A release date releases: before it, what a class gives is closed to its students, and tries before it never count. */
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { provideSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { requestHint } from '@/lib/learning/attempts/hints.server';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { takeOver } from '@/lib/learning/attempts/takeover.server';
import { verifyForVisitor } from '@/lib/learning/attempts/visitor.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { findClosedUntil } from '@/lib/learning/catalogue/release.server';
import { Forbidden } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { readGradebook } from '@/lib/teaching/gradebook/gradebook.server';
import { makeAttempt } from '../../helpers/attempts';
import { freshDatabase } from '../../helpers/database';
import { fakeSandbox, makeRevision, right } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const db = freshDatabase();
const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour);
let student: Viewer;
let classId: string;

beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  student = await makeUser();
  ({ id: classId } = await makeClass([[student, 'student']]));
});

async function give(opensAt: Date | null, to = classId): Promise<string> {
  const { id: exerciseId } = await db().exercise.findFirstOrThrow();
  const { id } = await db().assignment.create({
    data: { classId: to, exerciseId, part: 'exercise', points: 10, position: 0, opensAt },
  });
  return id;
}

const submission = () => ({ id: randomUUID(), slug: 'double', source: right });

test('before it opens a student can neither submit, nor ask for hints, nor use the visitors’ door', async () => {
  provideSandbox(fakeSandbox());
  await give(inHours(1));
  await expect(submitAttempt(student, submission())).rejects.toThrow(Forbidden);
  await expect(submitAttempt(student, submission())).rejects.toThrow(
    /^"Deep learning" opens this on \d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d, \w+/,
  );
  await expect(requestHint(student, { slug: 'double', mistake: 'x' })).rejects.toThrow(Forbidden);
  await expect(verifyForVisitor({ slug: 'double', source: right }, '10.0.0.1', student)).rejects.toThrow(Forbidden);
  expect(await verifyForVisitor({ slug: 'double', source: right }, '10.0.0.1')).toMatchObject({ outcome: 'passed' });
  expect(await takeOver(student, { drafts: [], attempts: [submission()] })).toMatchObject({ attempts: [], later: [] });
  expect(await db().attempt.count()).toBe(0);
});

test('what was stored before the date was set is the same attempt when it is sent again', async () => {
  const sent = submission();
  await submitAttempt(student, sent);
  await give(inHours(1));
  expect(await submitAttempt(student, sent)).toMatchObject({ id: sent.id });
});

test('it is open where another class has it open, to staff, and to those whose classes do not give it', async () => {
  const instructor = await makeInstructor();
  const other = await makeClass([
    [student, 'student'],
    [instructor, 'instructor'],
  ]);
  const opensAt = inHours(2);
  await give(opensAt);
  expect(await findClosedUntil(student, 'double', 'exercise')).toMatchObject({ at: opensAt });
  expect(await findClosedUntil(student, 'double', 'lesson')).toBeNull();
  expect(await findClosedUntil(student, 'double', 'exercise', inHours(3))).toBeNull();
  expect(await findClosedUntil(await makeUser(), 'double', 'exercise')).toBeNull();
  expect(await findClosedUntil(null, 'double', 'exercise')).toBeNull();
  const id = await give(inHours(1), other.id);
  expect(await findClosedUntil(instructor, 'double', 'exercise')).toBeNull();
  expect((await findClosedUntil(student, 'double', 'exercise'))?.at.getTime()).toBeLessThan(opensAt.getTime());
  await db().assignment.update({ where: { id }, data: { opensAt: null } });
  expect(await findClosedUntil(student, 'double', 'exercise')).toBeNull();
});

test('tries before it opened never count, the same score since then does', async () => {
  const attempt = (submittedAt: Date) => makeAttempt({ userId: student.id, slug: 'double', submittedAt, score: 3 });
  const grade = async () => (await readGradebook(classId)).students[0]?.grades[0];
  await give(inHours(-24));
  await attempt(inHours(-48));
  expect(await grade()).toMatchObject({ state: 'notStarted', points: null, attempts: 0 });
  await attempt(inHours(-1));
  expect(await grade()).toMatchObject({ state: 'passed', points: 10, attempts: 1, triesToPass: 1 });
});

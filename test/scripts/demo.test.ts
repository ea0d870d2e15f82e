import { expect, test } from 'vitest';
import { startVerifier } from '@/lib/learning/attempts/verify.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { signInWithPassword } from '@/lib/people/accounts/credentials.server';
import { decodeRow, summariseColumn } from '@/lib/teaching/board/class-board';
import * as classBoardRoom from '@/lib/teaching/board/class-board.server';
import { listOwnClasses } from '@/lib/teaching/classes/classes.server';
import { DemoRefused, fillDemo } from '@/scripts/demo/fill';
import { demoEmail, demoStudents } from '@/scripts/demo/people';
import { type DemoExercise, planDemo } from '@/scripts/demo/plan';
import { freshDatabase } from '../helpers/database';
import { forStaff } from '../helpers/door';
import { fakeSandbox, half, makeRevision, right, wrong } from '../helpers/exercise';
import { makeUser, requireViewer } from '../helpers/people';

const getClassBoard = forStaff(classBoardRoom.getClassBoard);

const db = freshDatabase();
const now = new Date('2026-11-20T18:00:00Z');
const exercise: DemoExercise = {
  slug: 'double',
  starter: makeRevision().starter,
  solution: right,
  mistakes: [wrong, half],
};

test('the plan is the same for the same seed, in order of time, within the last four weeks', () => {
  const exercises = Array.from({ length: 10 }, (_, i) => ({ ...exercise, slug: `exercise-${i}` }));
  const plan = planDemo(30, exercises, now);
  expect(planDemo(30, exercises, now)).toEqual(plan);
  const times = plan.map(({ submittedAt }) => submittedAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(Math.max(...times)).toBeLessThan(now.getTime());
  expect(Math.min(...times)).toBeGreaterThan(now.getTime() - 28 * 24 * 3_600_000);
  const begun = new Set(plan.map(({ student }) => student)).size;
  expect(begun).toBeGreaterThan(20);
  expect(begun).toBeLessThan(30);
});

test('thirty students of different e-mails have verified attempts, and some have passed', async () => {
  await publishCourse('Test', [makeRevision()]);
  await fillDemo([exercise], now);
  const made = await fillDemo([exercise], now); // replaces the first
  expect([await db().user.count(), await db().class.count()]).toEqual([31, 1]);
  expect(new Set(demoStudents.map(demoEmail)).size).toBe(30);
  const verifier = startVerifier({ sandbox: fakeSandbox(), concurrency: 4 });
  await expect.poll(() => db().attempt.count({ where: { state: 'pending' } }), { timeout: 20_000 }).toBe(0);
  await verifier.stop();
  const { email, password } = made.instructor;
  expect(await signInWithPassword(email, password, '::1')).toMatchObject({ kind: 'signed-in' });
  const { id } = await db().user.findUniqueOrThrow({ where: { email } });
  const instructor = await requireViewer(id);
  const [demoClass] = await listOwnClasses(instructor);
  expect(demoClass).toMatchObject({ demo: true, students: 30 });
  const { rows } = await getClassBoard(instructor, demoClass?.id ?? '');
  const summary = summariseColumn(rows.map(decodeRow), 0);
  expect(summary.passed).toBeGreaterThan(5);
  expect(summary.passed + summary.tried).toBeLessThan(30);
});

test('where a real person has an account nothing is touched', async () => {
  await publishCourse('Test', [makeRevision()]);
  await makeUser({ demo: true });
  await makeUser();
  const filling = fillDemo([exercise], now);
  await expect(filling).rejects.toThrow(DemoRefused);
  await expect(filling).rejects.toThrow('This database has 1 real user;');
  expect(await db().user.count()).toBe(2);
});

test('a database without exercises is refused', async () => {
  await expect(fillDemo([exercise], now)).rejects.toThrow('No exercise is published');
});

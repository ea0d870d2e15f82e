/** A large class for the benchmarks, written by SQL into the database that is connected. */
import { randomUUID } from 'node:crypto';
import type { Revision } from '@/lib/core/exercise/revision';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { hashPassword } from '@/lib/people/accounts/password.server';
import { database } from '@/lib/platform/db/database.server';
import { migrate } from '@/lib/platform/db/migrate.server';
import { readViewer } from '@/lib/platform/session/viewer.server';

const students = 1000;
/** Of the class's instructor. */
export const instructor = { email: 'ingrid@school.edu', password: 'only in a scratch database' } as const;

/** `attemptsEach`: of every student on every exercise. Two in three have passed; every third attempt on the way was a known mistake. */
export async function seedClass(course: readonly Revision[], attemptsEach: number) {
  await migrate();
  await publishCourse('Bench', course);
  const db = await database();
  const { id: instructorId } = await db.user.create({
    data: {
      email: instructor.email,
      name: 'Ingrid',
      role: 'instructor',
      passwordHash: await hashPassword(instructor.password),
    },
    select: { id: true },
  });
  const classId = randomUUID();
  await db.class.create({ data: { id: classId, name: 'Bench', joinCode: 'BENCHBEN' } });
  await db.enrolment.create({ data: { classId, userId: instructorId, role: 'instructor' } });
  await db.$executeRaw`
    INSERT INTO "User" (id, email, name)
    SELECT gen_random_uuid(), 'student' || n || '@school.edu', 'Student ' || n FROM generate_series(1, ${students}::int) AS n`;
  await db.$executeRaw`
    INSERT INTO "Enrolment" (id, "classId", "userId")
    SELECT gen_random_uuid(), ${classId}::uuid, id FROM "User" WHERE role = 'student'`;
  await db.$executeRaw`
    INSERT INTO "Assignment" (id, "classId", "exerciseId", points, position, "dueAt", "latePolicy", "latePercent")
    SELECT gen_random_uuid(), ${classId}::uuid, id, 10, position, now() - interval '3 days', 'percentPerDay', 10
    FROM "Exercise"`;
  await db.$executeRawUnsafe(attemptsSql, attemptsEach);
  await db.$executeRawUnsafe(progressSql, attemptsEach);
  await db.$executeRaw`
    INSERT INTO "Draft" ("userId", "exerciseId", source, "activeSeconds")
    SELECT u.id, e.id, '// code', 600 FROM "User" AS u, "Exercise" AS e WHERE u.role = 'student'`;
  await db.$executeRawUnsafe('ANALYZE');
  const { id: exerciseId } = await db.exercise.findUniqueOrThrow({ where: { slug: 'relu' }, select: { id: true } });
  const viewer = await readViewer(instructorId);
  if (!viewer) throw new Error('The instructor of the class is gone.');
  return { viewer, classId, exerciseId };
}

const attemptsSql = `
  INSERT INTO "Attempt" (id, "userId", "exerciseId", "revisionId", source, state, "submittedAt", "verifiedAt", report,
    outcome, score, "maxScore", mistake, disagrees)
  SELECT gen_random_uuid(), u.id, e.id, e."currentRevisionId", '// attempt ' || n, 'verified', now() - n * interval '1 hour',
    now(), report, 'failed', 4, 14, CASE WHEN n % 3 = 0 THEN 'mask-inverted' END, random() < 0.0001
  FROM "User" AS u, "Exercise" AS e, generate_series(1, $1::int) AS n, (
    SELECT jsonb_build_object('checks', jsonb_agg(jsonb_build_object('name', 'Check ' || c, 'visibility', 'public',
      'outcome', CASE WHEN c < 4 THEN 'passed' ELSE 'failed' END, 'points', 1))) AS report
    FROM generate_series(1, 8) AS c) AS reports
  WHERE u.role = 'student'`;

const progressSql = `
  INSERT INTO "Progress" ("userId", "exerciseId", attempts, "bestScore", "maxScore", "firstTriedAt", "lastAttemptAt",
    "passedAt", "triesToPass", improvements, mistakes)
  SELECT u.id, e.id, $1::int, 14, 14, now() - interval '9 days', now(),
    CASE WHEN random() < 0.67 THEN now() - interval '1 day' END, CASE WHEN random() < 0.67 THEN 4 END,
    jsonb_build_array(
      jsonb_build_object('attemptId', u.id, 'at', '2026-11-01T10:00:00.000Z', 'score', 4, 'maxScore', 14),
      jsonb_build_object('attemptId', u.id, 'at', '2026-11-01T11:00:00.000Z', 'score', 9, 'maxScore', 14),
      jsonb_build_object('attemptId', u.id, 'at', '2026-11-02T10:00:00.000Z', 'score', 14, 'maxScore', 14)),
    jsonb_build_object('mask-inverted', $1::int / 3)
  FROM "User" AS u, "Exercise" AS e WHERE u.role = 'student'`;

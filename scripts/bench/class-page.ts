/**
 * What opening the class page costs on a PostgreSQL server: 1,000 students × 10 exercises, with 100,000 attempts and with
 * ten times that. Seeded by SQL; read by the functions that the pages call.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Viewer } from '@/lib/auth/viewer';
import { publishCourse } from '@/lib/catalogue/publish.server';
import { openConnection } from '@/lib/db/connection.server';
import { closeDatabase, database, provideConnection } from '@/lib/db.server';
import type { Revision } from '@/lib/exercise/revision';
import { migrate } from '@/lib/migrate.server';
import { getClassBoard } from '@/lib/progress/class-board.server';
import {
  listCheckShares,
  listDisagreements,
  listMisconceptions,
  listMistaken,
} from '@/lib/progress/misconceptions.server';
import { type Figure, time } from './measure';
import { startPostgres } from './postgres';

const students = 1000;

export interface ReadingCost {
  readonly title: string;
  readonly ms: Figure;
  /** Statements sent, transaction control included. */
  readonly queries: number;
  /** Rows of attempts that the server fetched. */
  readonly attemptRows: number;
}

/** `attemptsEach`: of every student on every exercise. */
export async function classPageCosts(
  course: readonly Revision[],
  attemptsEach: number,
): Promise<{ readonly attempts: number; readonly costs: readonly ReadingCost[] }> {
  const server = await startPostgres();
  try {
    const url = await server.createDatabase();
    provideConnection(await openConnection({ kind: 'server', url, poolSize: 10 }));
    await migrate();
    await publishCourse('Bench', course);
    const { viewer, classId, exerciseId } = await seed(attemptsEach);
    const db = await database();
    const [first] = await db.enrolment.findMany({ where: { classId, role: 'student' }, take: 1 });
    const some = await db.enrolment.findMany({ where: { classId, role: 'student' }, take: 100 });
    const readings: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['the whole table', () => getClassBoard(viewer, classId)],
      ['the cells of 1 student', () => getClassBoard(viewer, classId, [first?.userId ?? ''])],
      [
        'the cells of 100 students',
        () =>
          getClassBoard(
            viewer,
            classId,
            some.map(({ userId }) => userId),
          ),
      ],
      ['the misconception map', () => listMisconceptions(viewer, classId)],
      ['who made one mistake', () => listMistaken(viewer, classId, { exerciseId, mistake: 'mask-inverted' })],
      ['the checks of one exercise', () => listCheckShares(viewer, classId, exerciseId)],
      ['verdicts that differ', () => listDisagreements(viewer, classId)],
    ];
    // The counts first: what a timed reading fetched would reach the statistics during the next one.
    const counts: Omit<ReadingCost, 'ms'>[] = [];
    for (const [title, read] of readings) counts.push({ title, ...(await countsOf(read, url)) });
    const costs: ReadingCost[] = [];
    for (const [index, count] of counts.entries()) {
      const read = readings[index]?.[1];
      if (read) costs.push({ ...count, ms: await time(15, 20_000, read) });
    }
    return { attempts: await db.attempt.count(), costs };
  } finally {
    await closeDatabase();
    server.stop();
  }
}

async function countsOf(read: () => Promise<unknown>, url: string): Promise<Omit<ReadingCost, 'ms' | 'title'>> {
  await read(); // what is kept from the first time, such as decoded revisions
  const before = await attemptRowsFetched(url);
  const queries = await countQueries(read);
  return { queries, attemptRows: (await attemptRowsFetched(url)) - before };
}

/** The driver's own counter would need its log; every statement goes through here. */
async function countQueries(read: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype;
  let count = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    count += 1;
    return Reflect.apply(query, this, given);
  };
  try {
    await read();
  } finally {
    pg.Client.prototype.query = query;
  }
  return count;
}

/** A session's counts reach the statistics when it has been idle for ten seconds. */
async function attemptRowsFetched(url: string): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS fetched FROM pg_stat_user_tables WHERE relname = 'Attempt'`,
  );
  await client.end();
  return rows[0]?.fetched ?? 0;
}

/** Two in three students have passed; every third attempt on the way was a known mistake. */
async function seed(attemptsEach: number) {
  const db = await database();
  const viewer: Viewer = await db.user.create({
    data: { email: 'ingrid@school.edu', name: 'Ingrid', role: 'instructor' },
    select: { id: true, name: true, email: true, role: true },
  });
  const classId = randomUUID();
  await db.class.create({ data: { id: classId, name: 'Bench', joinCode: 'BENCHBEN' } });
  await db.enrolment.create({ data: { classId, userId: viewer.id, role: 'instructor' } });
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

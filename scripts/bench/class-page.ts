/**
 * What opening the class page costs on a PostgreSQL server: 1,000 students × 10 exercises, with 100,000 attempts and with
 * ten times that, read by the functions that the pages call.
 */
import pg from 'pg';
import type { Revision } from '@/lib/core/exercise/revision';
import { openConnection } from '@/lib/platform/db/connection.server';
import { closeDatabase, database, provideConnection } from '@/lib/platform/db/database.server';
import { authorise } from '@/lib/platform/session/authorise.server';
import { getClassBoard } from '@/lib/teaching/board/class-board.server';
import {
  listCheckShares,
  listDisagreements,
  listMisconceptions,
  listMistaken,
} from '@/lib/teaching/board/misconceptions.server';
import { seedClass } from './class-seed';
import { type Spread, time } from './measure';
import { startPostgres } from './postgres';

export interface ReadingCost {
  readonly title: string;
  readonly ms: Spread;
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
    const { viewer, classId, exerciseId } = await seedClass(course, attemptsEach);
    const staff = await authorise('classStaff', viewer, classId);
    const db = await database();
    const [first] = await db.enrolment.findMany({ where: { classId, role: 'student' }, take: 1 });
    const some = await db.enrolment.findMany({ where: { classId, role: 'student' }, take: 100 });
    const readings: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['the whole table', () => getClassBoard(staff)],
      ['the cells of 1 student', () => getClassBoard(staff, [first?.userId ?? ''])],
      [
        'the cells of 100 students',
        () =>
          getClassBoard(
            staff,
            some.map(({ userId }) => userId),
          ),
      ],
      ['the misconception map', () => listMisconceptions(staff)],
      ['who made one mistake', () => listMistaken(staff, { exerciseId, mistake: 'mask-inverted' })],
      ['the checks of one exercise', () => listCheckShares(staff, exerciseId)],
      ['verdicts that differ', () => listDisagreements(staff)],
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

/** What whoever runs the server sees of the jobs, and dead ones tried again by hand. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { Administrator } from '@/lib/platform/session/capabilities';

export interface JobsOverview {
  readonly waiting: number;
  readonly dead: readonly {
    readonly id: string;
    readonly kind: string;
    readonly error: string;
    readonly createdAt: Date;
  }[];
}

const mostShown = 50;

export async function readJobs(_: Administrator): Promise<JobsOverview> {
  const { job } = await database();
  const [waiting, dead] = await Promise.all([
    job.count({ where: { state: 'waiting' } }),
    job.findMany({
      where: { state: 'dead' },
      select: { id: true, kind: true, error: true, createdAt: true },
      orderBy: { createdAt: 'desc' },
      take: mostShown,
    }),
  ]);
  return { waiting, dead: dead.map(({ error, ...found }) => ({ ...found, error: error ?? '' })) };
}

/** From the beginning: whoever asks has seen that it may have happened. @throws NotFound */
export async function reviveJob(_: Administrator, id: string): Promise<void> {
  const { job } = await database();
  const fresh = { state: 'waiting', tries: 0, begunAt: null, finishedAt: null, runAt: new Date() } as const;
  const { count } = isUuid(id) ? await job.updateMany({ where: { id, state: 'dead' }, data: fresh }) : { count: 0 };
  if (count === 0) throw new NotFound('There is no such job, or it is not dead.');
}

/** @throws NotFound */
export async function dismissJob(_: Administrator, id: string): Promise<void> {
  const { job } = await database();
  const { count } = isUuid(id) ? await job.deleteMany({ where: { id, state: 'dead' } }) : { count: 0 };
  if (count === 0) throw new NotFound('There is no such job, or it is not dead.');
}

/** The table as a queue: enqueued in the transaction of the change, claimed by one process at a time. */
import 'server-only';
import { claimable } from '@/lib/platform/db/claimable.server';
import { processName } from '@/lib/platform/db/connection.server';
import { database } from '@/lib/platform/db/database.server';
import type { Prisma } from '@/prisma/generated/client';
import type { JobKind } from './job';

interface When {
  /** The same key again is the same job, also once it is done. */
  readonly key?: string;
  /** Not before. */
  readonly runAt?: Date;
}

export async function enqueue<Payload extends Prisma.InputJsonObject>(
  tx: Prisma.TransactionClient,
  { kind }: JobKind<Payload>,
  payload: Payload,
  when: When = {},
): Promise<void> {
  await tx.job.createMany({ data: [{ kind, payload, ...when }], skipDuplicates: true });
}

export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  /** This one counted. */
  readonly tries: number;
  /** A process that died, or was cut off, had begun what must not happen twice. */
  readonly begunAt: Date | null;
}

/** Due ones, the longest waiting first. */
export async function claimJobs(kinds: readonly string[], most: number): Promise<ClaimedJob[]> {
  const db = await database();
  return db.$queryRaw<ClaimedJob[]>`
    UPDATE "Job" SET "claimedBy" = ${processName}, "claimedAt" = now(), tries = tries + 1
    WHERE id IN (
      SELECT id FROM "Job"
      WHERE state = 'waiting' AND "runAt" <= now() AND kind = ANY(${[...kinds]}::text[]) AND ${claimable}
      ORDER BY "runAt", id LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, payload, tries, "begunAt"`;
}

type Claim = Pick<ClaimedJob, 'id' | 'tries'>;

/** Of this claim and no later one: each counts a try. */
const ours = ({ id, tries }: Claim) => ({ id, tries, claimedBy: processName, state: 'waiting' as const });

/** Keeps other processes from taking over what takes long. */
export async function renewClaims(ids: readonly string[]): Promise<void> {
  const { job } = await database();
  await job.updateMany({ where: { id: { in: [...ids] }, claimedBy: processName }, data: { claimedAt: new Date() } });
}

/** @throws Error where another process has taken the job over meanwhile */
export async function markBegun(claim: Claim): Promise<void> {
  const { job } = await database();
  const { count } = await job.updateMany({ where: ours(claim), data: { begunAt: new Date() } });
  if (count === 0) throw new Error('Another process has taken this job over.');
}

export async function finishJob(claim: Claim): Promise<void> {
  const { job } = await database();
  const data = { state: 'done' as const, finishedAt: new Date(), error: null, claimedBy: null };
  await job.updateMany({ where: ours(claim), data });
}

export async function retryJob(claim: Claim, error: string, runAt: Date): Promise<void> {
  const { job } = await database();
  await job.updateMany({ where: ours(claim), data: { error, runAt, claimedBy: null, claimedAt: null, begunAt: null } });
}

/** It stays in the table, for whoever runs the server to see. */
export async function buryJob(claim: Claim, error: string): Promise<void> {
  const { job } = await database();
  const data = { state: 'dead' as const, error, finishedAt: new Date(), claimedBy: null };
  await job.updateMany({ where: ours(claim), data });
}

const keptDays = 30;

/** What is done need not be kept for ever. Dead ones stay until somebody has seen to them. */
export async function forgetOldJobs(): Promise<void> {
  const { job } = await database();
  const before = new Date(Date.now() - keptDays * 24 * 60 * 60_000);
  await job.deleteMany({ where: { state: 'done', finishedAt: { lt: before } } });
}

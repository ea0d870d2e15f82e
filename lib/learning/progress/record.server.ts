/**
 * Progress from the stored attempts: after every verdict, and when verdicts change after the fact (re-grading). One way
 * for both, so that the order in which verdicts arrive cannot matter. A student's attempts on one exercise are few and
 * read by index, without code and reports.
 */
import 'server-only';
import { notifyProgress, notifyProgressOfAll } from '@/lib/platform/live/notify.server';
import type { Prisma } from '@/prisma/generated/client';
import { bySubmission, summariseAttempts, type VerifiedAttempt, verifiedColumns } from './summarise-attempts';

/**
 * Removes the row where no verified attempt is left. Recomputations of one row wait for each other. Whoever looks at a
 * class of the student's is told.
 */
export async function recomputeProgress(
  tx: Prisma.TransactionClient,
  userId: string,
  exerciseId: string,
): Promise<void> {
  const key = { userId, exerciseId };
  await lock(tx, [userId], exerciseId);
  const attempts = await tx.attempt.findMany({
    where: { ...key, state: 'verified' },
    select: verifiedColumns,
    orderBy: bySubmission,
  });
  const data = summariseAttempts(attempts);
  if (data === null) await tx.progress.deleteMany({ where: key });
  else await tx.progress.upsert({ where: { userId_exerciseId: key }, create: { ...key, ...data }, update: data });
  await notifyProgress(tx, userId);
}

/** Parameters of a query are limited. */
const studentsAtOnce = 500;

/** As {@link recomputeProgress} for each, in queries that do not grow in number with the students of a class. */
export async function recomputeProgressOfAll(
  tx: Prisma.TransactionClient,
  userIds: readonly string[],
  exerciseId: string,
): Promise<void> {
  // In one order, so that two of these cannot wait for each other.
  const sorted = [...new Set(userIds)].sort();
  for (let from = 0; from < sorted.length; from += studentsAtOnce) {
    const some = sorted.slice(from, from + studentsAtOnce);
    const where = { exerciseId, userId: { in: some } };
    await lock(tx, some, exerciseId);
    const attempts = await tx.attempt.findMany({
      where: { ...where, state: 'verified' },
      select: { ...verifiedColumns, userId: true },
      orderBy: bySubmission,
    });
    const ofStudent = new Map<string, VerifiedAttempt[]>(some.map((userId) => [userId, []]));
    for (const attempt of attempts) ofStudent.get(attempt.userId)?.push(attempt);
    await tx.progress.deleteMany({ where });
    await tx.progress.createMany({
      data: some.flatMap((userId) => {
        const data = summariseAttempts(ofStudent.get(userId) ?? []);
        return data ? [{ userId, exerciseId, ...data }] : [];
      }),
    });
    await notifyProgressOfAll(tx, some);
  }
}

/** Not a lock on the row: of two first verdicts at the same moment neither has one yet. */
async function lock(tx: Prisma.TransactionClient, userIds: readonly string[], exerciseId: string): Promise<void> {
  const keys = userIds.map((userId) => `progress ${userId} ${exerciseId}`);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(${keys}::text[]) AS key`;
}

/**
 * Progress from the stored attempts: after every verdict, and when verdicts change after the fact (re-grading). One way
 * for both, so that the order in which verdicts arrive cannot matter. A student's attempts on one exercise are few and
 * read by index, without code and reports.
 */
import 'server-only';
import { notifyProgress, notifyProgressOfAll } from '@/lib/platform/live/notify.server';
import type { Prisma } from '@/prisma/generated/client';

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
    select: columns,
    orderBy,
  });
  const data = summarise(attempts);
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
      select: { ...columns, userId: true },
      orderBy,
    });
    const ofStudent = new Map<string, Verified[]>(some.map((userId) => [userId, []]));
    for (const attempt of attempts) ofStudent.get(attempt.userId)?.push(attempt);
    await tx.progress.deleteMany({ where });
    await tx.progress.createMany({
      data: some.flatMap((userId) => {
        const data = summarise(ofStudent.get(userId) ?? []);
        return data ? [{ userId, exerciseId, ...data }] : [];
      }),
    });
    await notifyProgressOfAll(tx, some);
  }
}

const columns = { id: true, submittedAt: true, outcome: true, score: true, maxScore: true, mistake: true } as const;
const orderBy = [{ submittedAt: 'asc' as const }, { id: 'asc' as const }];

/** Not a lock on the row: of two first verdicts at the same moment neither has one yet. */
async function lock(tx: Prisma.TransactionClient, userIds: readonly string[], exerciseId: string): Promise<void> {
  const keys = userIds.map((userId) => `progress ${userId} ${exerciseId}`);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(${keys}::text[]) AS key`;
}

interface Verified {
  readonly id: string;
  readonly submittedAt: Date;
  readonly outcome: string | null;
  readonly score: number | null;
  readonly maxScore: number | null;
  readonly mistake: string | null;
}

/** By time of submission. Null without attempts. */
function summarise(attempts: readonly Verified[]) {
  const first = attempts[0];
  const last = attempts.at(-1);
  if (!first || !last) return null;
  const improvements = findImprovements(attempts);
  const best = improvements.at(-1);
  const passed = attempts.findIndex(({ outcome }) => outcome === 'passed');
  return {
    attempts: attempts.length,
    bestScore: best?.score ?? 0,
    maxScore: best?.maxScore ?? 0,
    bestAttemptId: best?.id ?? null,
    firstTriedAt: first.submittedAt,
    lastAttemptAt: last.submittedAt,
    passedAt: attempts[passed]?.submittedAt ?? null,
    triesToPass: passed === -1 ? null : passed + 1,
    improvements: improvements.map(({ id, submittedAt, score, maxScore }) => ({
      attemptId: id,
      at: submittedAt.toISOString(),
      score: score ?? 0,
      maxScore: maxScore ?? 0,
    })),
    mistakes: countMistakes(attempts),
  };
}

/** Those that scored higher than all before them, the first included. */
function findImprovements(attempts: readonly Verified[]): readonly Verified[] {
  let highest = -1;
  return attempts.filter((attempt) => {
    const share = attempt.maxScore ? (attempt.score ?? 0) / attempt.maxScore : 0;
    if (share <= highest) return false;
    highest = share;
    return true;
  });
}

function countMistakes(attempts: readonly Verified[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { mistake } of attempts) if (mistake !== null) counts[mistake] = (counts[mistake] ?? 0) + 1;
  return counts;
}

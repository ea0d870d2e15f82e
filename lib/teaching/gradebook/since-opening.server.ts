/**
 * Tries before an assignment opened never count for it: where a student has some, what counts is read from the attempts since.
 * One query for the class, and none where nobody was early.
 */
import 'server-only';
import {
  bySubmission,
  summariseAttempts,
  type VerifiedAttempt,
  verifiedColumns,
} from '@/lib/learning/progress/summarise-attempts';
import { database } from '@/lib/platform/db/database.server';

interface OpeningColumn {
  readonly exerciseId: string;
  readonly part: 'exercise' | 'lesson';
  readonly opensAt: Date | null;
}

export type AttemptsSummary = NonNullable<ReturnType<typeof summariseAttempts>>;

/**
 * Student → exercise → what the attempts since its opening come to, null where there are none yet; for those alone who
 * tried before it.
 * @param firstTried student → exercise → when they first tried
 */
export async function readSinceOpening(
  columns: readonly OpeningColumn[],
  firstTried: ReadonlyMap<string, ReadonlyMap<string, Date>>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, AttemptsSummary | null>>> {
  const early = columns.flatMap(({ exerciseId, part, opensAt }) => {
    if (part !== 'exercise' || opensAt === null) return [];
    const userIds = [...firstTried].filter(([, own]) => isBefore(own.get(exerciseId), opensAt)).map(([id]) => id);
    return userIds.length > 0 ? [{ exerciseId, opensAt, userIds }] : [];
  });
  if (early.length === 0) return new Map();
  const { attempt } = await database();
  const rows = await attempt.findMany({
    where: {
      state: 'verified',
      OR: early.map(({ exerciseId, opensAt, userIds }) => ({
        exerciseId,
        userId: { in: userIds },
        submittedAt: { gte: opensAt },
      })),
    },
    select: { ...verifiedColumns, userId: true, exerciseId: true },
    orderBy: bySubmission,
  });
  const grouped = new Map<string, Map<string, VerifiedAttempt[]>>();
  for (const { exerciseId, userIds } of early)
    for (const userId of userIds) grouped.set(userId, (grouped.get(userId) ?? new Map()).set(exerciseId, []));
  for (const row of rows) grouped.get(row.userId)?.get(row.exerciseId)?.push(row);
  return new Map([...grouped].map(([userId, own]) => [userId, summariseEach(own)] as const));
}

const isBefore = (at: Date | undefined, opensAt: Date) => at !== undefined && at < opensAt;

const summariseEach = (own: ReadonlyMap<string, readonly VerifiedAttempt[]>) =>
  new Map([...own].map(([exerciseId, attempts]) => [exerciseId, summariseAttempts(attempts)] as const));

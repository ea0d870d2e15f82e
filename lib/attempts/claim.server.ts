/**
 * The queue of attempts without a verdict is the table itself: a row is claimed, graded, and recorded. Any number of
 * processes may claim at once; one that crashed leaves claims that the others take over.
 */

import { processName } from '@/lib/db/connection.server';
import { database } from '@/lib/db.server';

export interface Claim {
  readonly id: string;
  readonly userId: string;
  readonly exerciseId: string;
  readonly revisionId: string;
  readonly source: string;
  readonly submittedAt: Date;
  readonly claimedBy: string;
  /** Claims so far, this one included. */
  readonly tries: number;
}

/** Longer than any grading takes. */
const claimSeconds = 60;

/**
 * Claims up to `most` attempts, oldest first: unclaimed ones, those of processes that are no longer connected, and those
 * whose claim is too old. A pooler between us and the server may hide who is connected: where we do not see ourselves,
 * only age counts.
 */
export async function claimAttempts(most: number, by: string = processName): Promise<readonly Claim[]> {
  const db = await database();
  return db.$queryRaw<Claim[]>`
    WITH living AS (SELECT application_name AS name FROM pg_stat_activity WHERE application_name LIKE 'nabla-%'),
    next AS (
      SELECT id FROM "Attempt"
      WHERE state = 'pending' AND (
        "claimedBy" IS NULL
        OR "claimedAt" < now() - make_interval(secs => ${claimSeconds}::int)
        OR (${processName} IN (SELECT name FROM living) AND "claimedBy" NOT IN (SELECT name FROM living)))
      ORDER BY "submittedAt"
      LIMIT ${most}::int
      FOR UPDATE SKIP LOCKED)
    UPDATE "Attempt" SET "claimedBy" = ${by}, "claimedAt" = now(), tries = tries + 1
    FROM next WHERE "Attempt".id = next.id
    RETURNING "Attempt".id, "userId", "exerciseId", "revisionId", source, "submittedAt", "claimedBy", tries`;
}

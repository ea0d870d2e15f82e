/**
 * The queue of attempts without a verdict is the table itself: a row is claimed, graded, and recorded. Any number of
 * processes may claim at once; one that crashed leaves claims that the others take over.
 */
import 'server-only';
import { claimable } from '@/lib/platform/db/claimable.server';
import { processName } from '@/lib/platform/db/connection.server';
import { database } from '@/lib/platform/db/database.server';

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

/** Claims up to `most` attempts, oldest first. */
export async function claimAttempts(most: number, by: string = processName): Promise<readonly Claim[]> {
  const db = await database();
  return db.$queryRaw<Claim[]>`
    WITH next AS (
      SELECT id FROM "Attempt"
      WHERE state = 'pending' AND ${claimable}
      ORDER BY "submittedAt"
      LIMIT ${most}::int
      FOR UPDATE SKIP LOCKED)
    UPDATE "Attempt" SET "claimedBy" = ${by}, "claimedAt" = now(), tries = tries + 1
    FROM next WHERE "Attempt".id = next.id
    RETURNING "Attempt".id, "userId", "exerciseId", "revisionId", source, "submittedAt", "claimedBy", tries`;
}

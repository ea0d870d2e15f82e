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

/** More than any process has places. */
const anyNumber = 1_000_000;

/**
 * Claims up to `most` attempts, round-robin by person, so that one person's many keep nobody waiting: a turn is what is under
 * way of theirs anywhere and what of theirs comes before; of one turn the oldest come first.
 * @param perPerson how many of one person's may be under way in this process
 */
export async function claimAttempts(
  most: number,
  by: string = processName,
  perPerson = anyNumber,
): Promise<readonly Claim[]> {
  const db = await database();
  return db.$queryRaw<Claim[]>`
    WITH busy AS (
      SELECT "userId", count(*) AS everywhere, count(*) FILTER (WHERE "claimedBy" = ${by}) AS here
      FROM "Attempt" WHERE state = 'pending' AND NOT ${claimable}
      GROUP BY "userId"),
    queue AS (
      SELECT id, coalesce(everywhere, 0) AS everywhere, coalesce(here, 0) AS here,
        row_number() OVER (PARTITION BY "userId" ORDER BY "submittedAt", id) AS place
      FROM "Attempt" LEFT JOIN busy USING ("userId")
      WHERE state = 'pending' AND ${claimable}),
    next AS (
      SELECT id FROM "Attempt" JOIN queue USING (id)
      WHERE state = 'pending' AND ${claimable} AND here + place <= ${perPerson}::int
      ORDER BY everywhere + place, "submittedAt"
      LIMIT ${most}::int
      FOR UPDATE OF "Attempt" SKIP LOCKED)
    UPDATE "Attempt" SET "claimedBy" = ${by}, "claimedAt" = now(), tries = tries + 1
    FROM next WHERE "Attempt".id = next.id
    RETURNING "Attempt".id, "userId", "exerciseId", "revisionId", source, "submittedAt", "claimedBy", tries`;
}

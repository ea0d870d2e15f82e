/**
 * Which process works on which re-grading: as with attempts (lib/attempts/claim.server.ts), the table is the queue, and what a
 * crashed process leaves is taken over. Graded items stay graded, so a takeover goes on where the other stopped.
 */
import { processName } from '@/lib/db/connection.server';
import { database } from '@/lib/db.server';

export interface RegradeClaim {
  readonly id: string;
  readonly revisionId: string;
  readonly claimedBy: string;
}

/** Longer than any one attempt takes; a claim is renewed with each. */
const claimSeconds = 60;

/** The oldest re-grading that nobody works on, if any. */
export async function claimRegrade(by: string = processName): Promise<RegradeClaim | null> {
  const db = await database();
  const [claim] = await db.$queryRaw<RegradeClaim[]>`
    WITH living AS (SELECT application_name AS name FROM pg_stat_activity WHERE application_name LIKE 'nabla-%'),
    next AS (
      SELECT id FROM "Regrade"
      WHERE state = 'previewing' AND (
        "claimedBy" IS NULL
        OR "claimedAt" < now() - make_interval(secs => ${claimSeconds}::int)
        OR (${processName} IN (SELECT name FROM living) AND "claimedBy" NOT IN (SELECT name FROM living)))
      ORDER BY "createdAt"
      LIMIT 1
      FOR UPDATE SKIP LOCKED)
    UPDATE "Regrade" SET "claimedBy" = ${by}, "claimedAt" = now()
    FROM next WHERE "Regrade".id = next.id
    RETURNING "Regrade".id, "revisionId", "claimedBy"`;
  return claim ?? null;
}

/** False when it was cancelled, or lost to another process. */
export async function renewClaim({ id, claimedBy }: RegradeClaim): Promise<boolean> {
  const { regrade } = await database();
  const { count } = await regrade.updateMany({
    where: { id, claimedBy, state: 'previewing' },
    data: { claimedAt: new Date() },
  });
  return count === 1;
}

/** For the next process, at once. */
export async function releaseClaim({ id, claimedBy }: RegradeClaim): Promise<void> {
  const { regrade } = await database();
  await regrade.updateMany({ where: { id, claimedBy }, data: { claimedBy: null, claimedAt: null } });
}

export async function finishPreview({ id, claimedBy }: RegradeClaim): Promise<void> {
  const { regrade } = await database();
  await regrade.updateMany({
    where: { id, claimedBy, state: 'previewing' },
    data: { state: 'ready', claimedBy: null, claimedAt: null },
  });
}

/**
 * Which process works on which re-grading: as with attempts (lib/learning/attempts/claim.server.ts), the table is the queue, and what a
 * crashed process leaves is taken over. Graded items stay graded, so a takeover goes on where the other stopped.
 */
import 'server-only';
import { claimable } from '@/lib/platform/db/claimable.server';
import { processName } from '@/lib/platform/db/connection.server';
import { database } from '@/lib/platform/db/database.server';

export interface RegradeClaim {
  readonly id: string;
  readonly revisionId: string;
  readonly claimedBy: string;
}

/** The oldest re-grading that nobody works on, if any. Its claim is renewed with each attempt. */
export async function claimRegrade(by: string = processName): Promise<RegradeClaim | null> {
  const db = await database();
  const [claim] = await db.$queryRaw<RegradeClaim[]>`
    WITH next AS (
      SELECT id FROM "Regrade"
      WHERE state = 'previewing' AND ${claimable}
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

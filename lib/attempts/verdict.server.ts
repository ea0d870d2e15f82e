/** Recording what grading said: the only place that writes a score. */

import { database } from '@/lib/db.server';
import type { Report } from '@/lib/grader/report';
import type { Prisma } from '@/prisma/generated/client';
import type { Claim } from './claim.server';
import { storableReport } from './row.server';

/** A submission that our own fault kept from being graded this often is given up; it costs the student nothing. */
export const mostTries = 3;

/** True when the verdict was recorded; false when the claim was lost to another process, whose verdict counts. */
export async function recordVerdict(claim: Claim, report: Report): Promise<boolean> {
  const db = await database();
  const { outcome, score, maxScore } = report;
  return db.$transaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: ownClaim(claim),
      data: {
        state: 'verified',
        verifiedAt: new Date(),
        report: storableReport(report),
        outcome,
        score,
        maxScore,
        mistake: report.diagnosis?.mistake ?? null,
      },
    });
    if (count === 1) await addToProgress(tx, claim, report);
    return count === 1;
  });
}

/**
 * One statement, so that verdicts at the same moment cannot lose each other's counts. The best score never falls; scores
 * out of different totals (the exercise changed) are compared as fractions.
 */
async function addToProgress(
  tx: Prisma.TransactionClient,
  claim: Claim,
  { outcome, score, maxScore }: Report,
): Promise<void> {
  const { id, userId, exerciseId, submittedAt } = claim;
  const passedAt = outcome === 'passed' ? submittedAt : null;
  await tx.$executeRaw`
    INSERT INTO "Progress" AS old ("userId", "exerciseId", attempts, "bestScore", "maxScore", "bestAttemptId",
                                   "firstTriedAt", "lastAttemptAt", "passedAt")
    VALUES (${userId}::uuid, ${exerciseId}::uuid, 1, ${score}, ${maxScore}, ${id}::uuid,
            ${submittedAt}::timestamptz, ${submittedAt}::timestamptz, ${passedAt}::timestamptz)
    ON CONFLICT ("userId", "exerciseId") DO UPDATE SET
      attempts = old.attempts + 1,
      ("bestScore", "maxScore", "bestAttemptId") = (
        SELECT best.score, best.total, best.attempt
        FROM (VALUES (EXCLUDED."bestScore", EXCLUDED."maxScore", EXCLUDED."bestAttemptId", 1),
                     (old."bestScore", old."maxScore", old."bestAttemptId", 0)) AS best (score, total, attempt, fresh)
        ORDER BY best.score / NULLIF(best.total, 0) DESC NULLS LAST, best.fresh LIMIT 1),
      "firstTriedAt" = LEAST(old."firstTriedAt", EXCLUDED."firstTriedAt"),
      "lastAttemptAt" = GREATEST(old."lastAttemptAt", EXCLUDED."lastAttemptAt"),
      "passedAt" = LEAST(old."passedAt", EXCLUDED."passedAt")`;
}

/** Our fault: to be tried again, or given up after {@link mostTries}. True when it was given up. */
export async function recordFault(claim: Claim, report: Report | null): Promise<boolean> {
  const { attempt } = await database();
  const givenUp = claim.tries >= mostTries;
  const data: Prisma.AttemptUpdateManyMutationInput = givenUp
    ? { state: 'fault', verifiedAt: new Date(), ...(report ? { report: storableReport(report) } : {}) }
    : { claimedBy: null, claimedAt: null };
  await attempt.updateMany({ where: ownClaim(claim), data });
  return givenUp;
}

function ownClaim({ id, claimedBy }: Claim): Prisma.AttemptWhereInput {
  return { id, state: 'pending', claimedBy };
}

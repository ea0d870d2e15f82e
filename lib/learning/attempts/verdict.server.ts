/** Recording what grading said: the only place that writes a score. */

import 'server-only';
import type { Report } from '@/lib/core/grader/report';
import { recomputeProgress } from '@/lib/learning/progress/record.server';
import { database } from '@/lib/platform/db/database.server';
import type { Prisma } from '@/prisma/generated/client';
import type { Claim } from './claim.server';
import { disagrees } from './provisional';
import { storableReport } from './row.server';

/** A submission that our own fault kept from being graded this often is given up; it costs the student nothing. */
export const mostTries = 3;

/** True when the verdict was recorded; false when the claim was lost to another process, whose verdict counts. */
export async function recordVerdict(claim: Claim, report: Report): Promise<boolean> {
  const db = await database();
  const { outcome, score, maxScore } = report;
  return db.$transaction(async (tx) => {
    const claimed = await tx.attempt.findUnique({ where: { id: claim.id }, select: { provisional: true } });
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
        disagrees: disagrees(claimed?.provisional, report),
      },
    });
    if (count === 1) await recomputeProgress(tx, claim.userId, claim.exerciseId);
    return count === 1;
  });
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

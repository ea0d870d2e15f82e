/** Applying a re-grading: the new verdicts become those of the attempts, in one transaction; the old ones stay in the items. */

import 'server-only';
import { recomputeProgressOfAll } from '@/lib/learning/progress/record.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassInstructor } from '@/lib/platform/session/capabilities';
import { Prisma } from '@/prisma/generated/client';
import { type Change, changeOfItem } from './change.server';
import { readStandings, tellChanged } from './notice.server';

export interface Applied {
  readonly up: number;
  readonly down: number;
  readonly same: number;
}

/** A class of thousands takes its time; nobody waits on other requests for it but on PGlite. */
const longestMs = 120_000;

/**
 * Students whose score changes are told, as of a comment. Unless `mayLower`, attempts whose score would fall keep their old verdict; they may be lowered later by applying once
 * more. Attempts that got another verdict since the preview, such as from another class's re-grading, are left alone.
 * Applying twice changes nothing more.
 * @throws InvalidRequest before the preview is complete, once it is cancelled, and when
 * a newer revision was published since
 */
export async function applyRegrade(
  { viewer, classId }: ClassInstructor,
  regradeId: string,
  { mayLower }: { readonly mayLower: boolean },
): Promise<Applied> {
  const db = await database();
  return db.$transaction(
    async (tx) => {
      const { exerciseId, revisionId, exercise, ...regrade } = await lockRegrade(tx, classId, regradeId);
      const changes = await applyItems(tx, regradeId, mayLower);
      if (regrade.state === 'applied' && changes.length === 0) return { up: 0, down: 0, same: 0 };
      // What the browser said was about the revision before: against this one it says nothing.
      await tx.$executeRaw`
        UPDATE "Attempt" AS attempt SET "revisionId" = ${revisionId}, report = item."newReport",
          outcome = item."newOutcome", score = item."newScore", "maxScore" = item."newMaxScore", mistake = item."newMistake",
          disagrees = FALSE
        FROM "RegradeItem" AS item
        WHERE item."regradeId" = ${regradeId}::uuid AND item.applied AND attempt.id = item."attemptId"
          AND attempt."revisionId" = item."oldRevisionId"`;
      const students = [...new Set(changes.map((change) => change.userId))];
      const before = await readStandings(tx, exerciseId, students);
      await recomputeProgressOfAll(tx, students, exerciseId);
      await tellChanged(tx, viewer, { classId, exerciseId }, before);
      const count = (kind: Change) => changes.filter(({ change }) => change === kind).length;
      const applied = { up: count('up'), down: count('down'), same: count('same') };
      const appliedAt = regrade.appliedAt ?? new Date();
      await tx.regrade.update({
        where: { id: regradeId },
        data: { state: 'applied', appliedAt, mayLower: mayLower || regrade.mayLower },
      });
      const details = {
        exercise: exercise.title,
        revision: revisionId.slice(0, 8),
        scoresUp: applied.up,
        scoresDown: applied.down,
        scoresUnchanged: applied.same,
        loweringChosen: mayLower,
      };
      await recordAudit(tx, { actor: viewer, action: 'regrade.apply', classId, details });
      return applied;
    },
    { timeout: longestMs },
  );
}

async function lockRegrade(tx: Prisma.TransactionClient, classId: string, regradeId: string) {
  if (!isUuid(regradeId)) throw new NotFound('There is no such re-grading.');
  await tx.$queryRaw`SELECT id FROM "Regrade" WHERE id = ${regradeId}::uuid FOR UPDATE`;
  const found = await tx.regrade.findFirst({
    where: { id: regradeId, classId },
    select: {
      state: true,
      appliedAt: true,
      mayLower: true,
      exerciseId: true,
      revisionId: true,
      exercise: { select: { title: true, currentRevisionId: true } },
    },
  });
  if (!found) throw new NotFound('There is no such re-grading.');
  if (found.state === 'previewing') throw new InvalidRequest('The preview is not complete yet.');
  if (found.state === 'cancelled') throw new InvalidRequest('This re-grading was cancelled. Begin a new one.');
  if (found.exercise.currentRevisionId !== found.revisionId) {
    throw new InvalidRequest(`"${found.exercise.title}" has a newer revision since this preview. Begin a new one.`);
  }
  return found;
}

/** Marks the items that are applied now and keeps the reports that they replace. */
function applyItems(tx: Prisma.TransactionClient, regradeId: string, mayLower: boolean) {
  const allowed = mayLower ? ['up', 'same', 'down'] : ['up', 'same'];
  return tx.$queryRaw<{ userId: string; change: Change }[]>`
    UPDATE "RegradeItem" AS item SET applied = TRUE, "oldReport" = attempt.report
    FROM "Attempt" AS attempt JOIN "User" AS student ON student.id = attempt."userId" AND student."erasedAt" IS NULL
    WHERE item."regradeId" = ${regradeId}::uuid AND NOT item.applied AND attempt.id = item."attemptId"
      AND attempt.state = 'verified' AND attempt."revisionId" = item."oldRevisionId"
      AND ${changeOfItem} IN (${Prisma.join(allowed)})
    RETURNING attempt."userId" AS "userId", ${changeOfItem} AS change`;
}

/**
 * Re-grading begins with a preview: the attempts are listed here, graded by work.server.ts, and nothing about them
 * changes until staff apply it (apply.server.ts).
 */

import 'server-only';
import { seenByClass } from '@/lib/learning/catalogue/visible.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { announceRegrade } from '@/lib/platform/live/process-events.server';
import type { ClassInstructor } from '@/lib/platform/session/capabilities';
import { Prisma } from '@/prisma/generated/client';

export interface RegradeRequest {
  readonly exerciseId: string;
  /** All verified attempts on other revisions, or of each student only the one that counts and the latest. */
  readonly which: 'all' | 'bestAndLatest';
}

/**
 * Returns its id. Where one is open for the exercise already, that is the one, unless a newer revision was published
 * since: then it is cancelled.
 * @throws NotFound; InvalidRequest where there is nothing to grade
 */
export async function startRegrade({ viewer, classId }: ClassInstructor, request: RegradeRequest): Promise<string> {
  const { exerciseId, which } = request;
  const db = await database();
  const exercise = isUuid(exerciseId)
    ? await db.exercise.findUnique({
        where: { id: exerciseId, ...seenByClass(classId) },
        select: { title: true, currentRevisionId: true },
      })
    : null;
  if (!exercise?.currentRevisionId) throw new NotFound('There is no such exercise.');
  const { title, currentRevisionId: revisionId } = exercise;
  const id = await db.$transaction(async (tx) => {
    // A double click finds the first one's.
    await tx.$queryRaw`SELECT id FROM "Class" WHERE id = ${classId}::uuid FOR UPDATE`;
    const open = await tx.regrade.findFirst({
      where: { classId, exerciseId, state: { in: ['previewing', 'ready'] } },
      select: { id: true, revisionId: true },
    });
    if (open?.revisionId === revisionId) return open.id;
    if (open) await endOpen(tx, open.id);
    const made = await tx.regrade.create({
      data: { classId, exerciseId, revisionId, byId: viewer.id },
      select: { id: true },
    });
    const attempts = await listItems(tx, made.id, classId, { exerciseId, which }, revisionId);
    if (attempts === 0) throw new InvalidRequest(`Every attempt at "${title}" was graded by its newest revision.`);
    const details = {
      exercise: title,
      revision: revisionId.slice(0, 8),
      attempts,
      which: which === 'all' ? 'all' : 'each student’s best and latest',
    };
    await recordAudit(tx, { actor: viewer, action: 'regrade.start', classId, details });
    return made.id;
  });
  announceRegrade();
  return id;
}

/** Nothing has changed before it is applied, so nothing does here. @throws NotFound; InvalidRequest once it is applied */
export async function cancelRegrade({ viewer, classId }: ClassInstructor, regradeId: string): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    if (!isUuid(regradeId)) throw new NotFound('There is no such re-grading.');
    await tx.$queryRaw`SELECT id FROM "Regrade" WHERE id = ${regradeId}::uuid FOR UPDATE`;
    const found = await tx.regrade.findFirst({
      where: { id: regradeId, classId },
      select: { state: true, revisionId: true, exercise: { select: { title: true } } },
    });
    if (!found) throw new NotFound('There is no such re-grading.');
    if (found.state === 'applied') throw new InvalidRequest('It has been applied and can no longer be cancelled.');
    if (found.state === 'cancelled') return;
    await endOpen(tx, regradeId);
    const details = { exercise: found.exercise.title, revision: found.revisionId.slice(0, 8) };
    await recordAudit(tx, { actor: viewer, action: 'regrade.cancel', classId, details });
  });
}

/** Its verdicts are of no use any more. */
async function endOpen(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.regrade.update({ where: { id }, data: { state: 'cancelled', claimedBy: null, claimedAt: null } });
  await tx.regradeItem.deleteMany({ where: { regradeId: id } });
}

async function listItems(
  tx: Prisma.TransactionClient,
  regradeId: string,
  classId: string,
  { exerciseId, which }: RegradeRequest,
  revisionId: string,
): Promise<number> {
  const chosen =
    which === 'all'
      ? Prisma.sql`TRUE`
      : Prisma.sql`(
          attempt.id = (SELECT "bestAttemptId" FROM "Progress"
                        WHERE "userId" = attempt."userId" AND "exerciseId" = attempt."exerciseId")
          OR attempt.id = (SELECT latest.id FROM "Attempt" AS latest
                           WHERE latest."userId" = attempt."userId" AND latest."exerciseId" = attempt."exerciseId"
                             AND latest.state = 'verified'
                           ORDER BY latest."submittedAt" DESC, latest.id DESC LIMIT 1))`;
  return tx.$executeRaw`
    INSERT INTO "RegradeItem" ("regradeId", "attemptId", "oldRevisionId", "oldOutcome", "oldScore", "oldMaxScore")
    SELECT ${regradeId}::uuid, attempt.id, attempt."revisionId", attempt.outcome, attempt.score, attempt."maxScore"
    FROM "Enrolment" AS enrolment
    JOIN "User" AS student ON student.id = enrolment."userId" AND student."erasedAt" IS NULL -- their code is gone
    JOIN "Attempt" AS attempt ON attempt."userId" = enrolment."userId" AND attempt."exerciseId" = ${exerciseId}::uuid
    WHERE enrolment."classId" = ${classId}::uuid AND enrolment.role = 'student' AND enrolment."removedAt" IS NULL
      AND attempt.state = 'verified' AND attempt."revisionId" <> ${revisionId} AND ${chosen}`;
}

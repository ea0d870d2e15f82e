/**
 * Scores set by staff, with a reason. The score that the work earned stays in Progress, so both are kept; a row that was
 * replaced or taken back is ended, never deleted.
 */

import 'server-only';
import { seenByClass } from '@/lib/learning/catalogue/visible.server';
import { getClassStudent } from '@/lib/people/members/class-student.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassInstructor, ClassStaff } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';

export interface OverrideView {
  readonly id: string;
  readonly exerciseId: string;
  readonly score: number;
  readonly maxScore: number;
  readonly reason: string;
  /** Null: the account is gone. */
  readonly by: string | null;
  readonly createdAt: string;
  /** Null: it counts now. */
  readonly endedAt: string | null;
}

export interface NewOverride {
  readonly studentId: string;
  readonly exerciseId: string;
  /** 0 … what the class gives for the exercise, or the exercise's own maximum where it is not assigned. */
  readonly score: number;
  readonly reason: string;
}

/** Characters. */
export const longestReason = 1000;

/** Of this class, newest first, those that ended too. @throws NotFound */
export async function listOverrides(staff: ClassStaff, studentId: string): Promise<OverrideView[]> {
  const { classId } = staff;
  await getClassStudent(staff, studentId);
  const { scoreOverride } = await database();
  const rows = await scoreOverride.findMany({
    where: { classId, userId: studentId },
    select: {
      id: true,
      exerciseId: true,
      score: true,
      maxScore: true,
      reason: true,
      createdAt: true,
      endedAt: true,
      by: { select: { name: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ by, createdAt, endedAt, ...row }) => ({
    ...row,
    by: by?.name ?? null,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}

/**
 * Replaces the current one, if any; the same again changes nothing. Returns its id.
 * @throws NotFound for who is not in the class; InvalidRequest for a score out of
 * range and without a reason
 */
export async function setOverride(staff: ClassInstructor, given: NewOverride): Promise<string> {
  const { viewer, classId } = staff;
  const { id: userId } = await getClassStudent(staff, given.studentId);
  const { id: exerciseId, title, maxScore } = await getScale(classId, given.exerciseId);
  const { score } = given;
  if (!(score >= 0 && score <= maxScore)) {
    throw new InvalidRequest(`The score must be from 0 to ${maxScore}, the most that "${title}" gives.`);
  }
  const reason = given.reason.replaceAll('\0', '').trim();
  if (reason === '') throw new InvalidRequest('Give a reason: the student and other staff see it.');
  if (reason.length > longestReason) throw new InvalidRequest(`A reason has at most ${longestReason} characters.`);
  const db = await database();
  return db.$transaction(async (tx) => {
    await lockEnrolment(tx, classId, userId);
    const current = await tx.scoreOverride.findFirst({ where: { classId, userId, exerciseId, endedAt: null } });
    if (current?.score === score && current.maxScore === maxScore && current.reason === reason) return current.id;
    await tx.scoreOverride.updateMany({
      where: { classId, userId, exerciseId, endedAt: null },
      data: { endedAt: new Date() },
    });
    const { id } = await tx.scoreOverride.create({
      data: { classId, userId, exerciseId, score, maxScore, reason, byId: viewer.id },
      select: { id: true },
    });
    const from = current ? describeScore(current) : null;
    const details = { exercise: title, from, to: describeScore({ score, maxScore }), reason };
    await recordAudit(tx, { actor: viewer, action: 'override.set', classId, subjectId: userId, details });
    return id;
  });
}

/** The score that the work earned counts again. Harmless where it has ended. @throws NotFound */
export async function endOverride({ viewer, classId }: ClassInstructor, overrideId: string): Promise<void> {
  const db = await database();
  const found = isUuid(overrideId)
    ? await db.scoreOverride.findFirst({
        where: { id: overrideId, classId },
        select: { userId: true, score: true, maxScore: true, reason: true, exercise: { select: { title: true } } },
      })
    : null;
  if (!found) throw new NotFound('There is no such score.');
  const { userId, exercise, score, maxScore, reason } = found;
  await db.$transaction(async (tx) => {
    await lockEnrolment(tx, classId, userId);
    const { count } = await tx.scoreOverride.updateMany({
      where: { id: overrideId, endedAt: null },
      data: { endedAt: new Date() },
    });
    if (count === 0) return;
    const details = { exercise: exercise.title, score: describeScore({ score, maxScore }), reason };
    await recordAudit(tx, { actor: viewer, action: 'override.end', classId, subjectId: userId, details });
  });
}

const describeScore = ({ score, maxScore }: { score: number; maxScore: number }) => `${score} of ${maxScore}`;

/** Two of staff, or a double click, set one after the other: at most one score is current. */
async function lockEnrolment(tx: Prisma.TransactionClient, classId: string, userId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM "Enrolment" WHERE "classId" = ${classId}::uuid AND "userId" = ${userId}::uuid FOR UPDATE`;
}

/** The scale of the class's column. A share of nothing would say nothing: what is worth 0 points is given on the exercise's own. */
async function getScale(classId: string, exerciseId: string) {
  const { exercise } = await database();
  const found = isUuid(exerciseId)
    ? await exercise.findUnique({
        where: { id: exerciseId, ...seenByClass(classId) },
        select: {
          id: true,
          title: true,
          currentRevision: { select: { maxScore: true } },
          assignments: { where: { classId, part: 'exercise', removedAt: null }, select: { points: true } },
        },
      })
    : null;
  if (!found?.currentRevision) throw new NotFound('There is no such exercise.');
  const points = found.assignments[0]?.points;
  return { id: found.id, title: found.title, maxScore: points || found.currentRevision.maxScore };
}

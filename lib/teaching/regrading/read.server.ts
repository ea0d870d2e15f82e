/** What staff see of re-gradings: what could be graded again, what is under way, and what came of it. */

import 'server-only';
import type { ReportOutcome } from '@/lib/core/grader/report';
import { seenByClassSql } from '@/lib/learning/catalogue/visible.server';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import { Prisma } from '@/prisma/generated/client';
import { type Change, changeOfItem } from './change.server';

/** An exercise whose newest revision did not grade all of the class's attempts. */
export interface RegradeOffer {
  readonly exerciseId: string;
  readonly slug: string;
  readonly title: string;
  readonly attempts: number;
  readonly students: number;
  /** When the newest revision was made. */
  readonly revisedAt: Date;
}

export interface RegradeView {
  readonly id: string;
  readonly state: 'previewing' | 'ready' | 'applied' | 'cancelled';
  readonly exercise: { readonly slug: string; readonly title: string };
  readonly revisionId: string;
  /** The exercise has no newer revision than the one of this re-grading. */
  readonly newest: boolean;
  /** Null: the account is gone. */
  readonly by: string | null;
  readonly mayLower: boolean;
  readonly createdAt: string;
  readonly appliedAt: string | null;
  /** Attempts, by what the new revision says of them. */
  readonly counts: Readonly<Record<Change, number>>;
  /** Attempts whose verdict was replaced. */
  readonly applied: number;
}

export interface RegradeItemView {
  readonly attemptId: string;
  readonly student: { readonly id: string; readonly name: string };
  readonly submittedAt: string;
  readonly change: Change;
  readonly old: ItemVerdict;
  /** Null until graded, and by our fault. */
  readonly new: ItemVerdict | null;
  readonly applied: boolean;
}

export interface ItemVerdict {
  readonly outcome: ReportOutcome;
  readonly score: number;
  readonly maxScore: number;
}

export const itemsPerPage = 100;

/** Those that were decided about (applied, though perhaps not lowered) are not offered again; those that our fault kept from being graded are. */
export async function listRegradeOffers({ classId }: ClassStaff): Promise<readonly RegradeOffer[]> {
  const db = await database();
  return db.$queryRaw<RegradeOffer[]>`
    SELECT exercise.id AS "exerciseId", exercise.slug, exercise.title, newest."createdAt" AS "revisedAt",
      count(*)::int AS attempts, count(DISTINCT attempt."userId")::int AS students
    FROM "Exercise" AS exercise
    JOIN "Revision" AS newest ON newest.id = exercise."currentRevisionId"
    JOIN "Revision" AS older ON older."exerciseId" = exercise.id AND older.id <> newest.id
    JOIN "Attempt" AS attempt ON attempt."revisionId" = older.id AND attempt.state = 'verified'
    JOIN "User" AS student ON student.id = attempt."userId" AND student."erasedAt" IS NULL
    JOIN "Enrolment" AS enrolment ON enrolment."userId" = student.id AND enrolment."classId" = ${classId}::uuid
      AND enrolment.role = 'student' AND enrolment."removedAt" IS NULL
    WHERE ${seenByClassSql(classId)} AND NOT EXISTS (
      SELECT FROM "RegradeItem" AS item JOIN "Regrade" AS regrade ON regrade.id = item."regradeId"
      WHERE item."attemptId" = attempt.id AND regrade."classId" = ${classId}::uuid AND regrade."revisionId" = newest.id
        AND regrade.state = 'applied' AND item."newOutcome" <> 'error')
    GROUP BY exercise.id, newest.id ORDER BY exercise.position, exercise.slug`;
}

/**
 * Titles of exercises of which scores that count were given by an older revision, and nothing was decided yet. For the
 * class page: it reads one attempt per student and exercise at most, and none while no exercise was revised.
 */
export async function listRevisedExercises({ classId }: ClassStaff): Promise<readonly string[]> {
  const db = await database();
  const rows = await db.$queryRaw<{ title: string }[]>`
    SELECT exercise.title
    FROM "Exercise" AS exercise
    WHERE EXISTS (SELECT FROM "Revision" AS older
                  WHERE older."exerciseId" = exercise.id AND older.id <> exercise."currentRevisionId")
      AND NOT EXISTS (SELECT FROM "Regrade" AS regrade
                      WHERE regrade."classId" = ${classId}::uuid AND regrade."exerciseId" = exercise.id
                        AND regrade."revisionId" = exercise."currentRevisionId" AND regrade.state = 'applied')
      AND EXISTS (SELECT FROM "Enrolment" AS enrolment
                  JOIN "User" AS student ON student.id = enrolment."userId" AND student."erasedAt" IS NULL
                  JOIN "Progress" AS progress
                    ON progress."userId" = enrolment."userId" AND progress."exerciseId" = exercise.id
                  JOIN "Attempt" AS best ON best.id = progress."bestAttemptId"
                  WHERE enrolment."classId" = ${classId}::uuid AND enrolment.role = 'student'
                    AND enrolment."removedAt" IS NULL AND best."revisionId" <> exercise."currentRevisionId")
    ORDER BY exercise.position, exercise.slug`;
  return rows.map(({ title }) => title);
}

/** Newest first; the latest hundred. */
export async function listRegrades({ classId }: ClassStaff): Promise<readonly RegradeView[]> {
  return readRegrades({ classId });
}

/** @throws NotFound, also for another class's */
export async function getRegrade({ classId }: ClassStaff, regradeId: string): Promise<RegradeView> {
  const [found] = isUuid(regradeId) ? await readRegrades({ classId, id: regradeId }) : [];
  if (!found) throw new NotFound('There is no such re-grading.');
  return found;
}

/** Falling scores first, then faults, rising ones, the rest; by student within. `page` from 1. @throws as {@link getRegrade} */
export async function listRegradeItems(
  staff: ClassStaff,
  regradeId: string,
  { page, changes }: { readonly page: number; readonly changes: readonly Change[] },
): Promise<readonly RegradeItemView[]> {
  await getRegrade(staff, regradeId);
  const db = await database();
  const rows = await db.$queryRaw<ItemRow[]>`
    SELECT item.*, ${changeOfItem} AS change, attempt."submittedAt", student.id AS "userId", student.name
    FROM "RegradeItem" AS item
    JOIN "Attempt" AS attempt ON attempt.id = item."attemptId"
    JOIN "User" AS student ON student.id = attempt."userId"
    WHERE item."regradeId" = ${regradeId}::uuid AND ${changeOfItem} IN (${Prisma.join(changes)})
    ORDER BY array_position(ARRAY['down', 'fault', 'up', 'same', 'waiting'], ${changeOfItem}),
      student.name, student.id, attempt."submittedAt", attempt.id
    LIMIT ${itemsPerPage} OFFSET ${(page - 1) * itemsPerPage}`;
  return rows.map(toItem);
}

interface ItemRow {
  readonly attemptId: string;
  readonly userId: string;
  readonly name: string;
  readonly submittedAt: Date;
  readonly change: Change;
  readonly applied: boolean;
  readonly oldOutcome: ReportOutcome;
  readonly oldScore: number;
  readonly oldMaxScore: number;
  readonly newOutcome: ReportOutcome | null;
  readonly newScore: number | null;
  readonly newMaxScore: number | null;
}

function toItem({ newOutcome, newScore, newMaxScore, ...row }: ItemRow): RegradeItemView {
  return {
    attemptId: row.attemptId,
    student: { id: row.userId, name: row.name },
    submittedAt: row.submittedAt.toISOString(),
    change: row.change,
    old: { outcome: row.oldOutcome, score: row.oldScore, maxScore: row.oldMaxScore },
    new:
      newOutcome === null || newScore === null || newMaxScore === null
        ? null
        : { outcome: newOutcome, score: newScore, maxScore: newMaxScore },
    applied: row.applied,
  };
}

async function readRegrades(where: { classId: string; id?: string }): Promise<RegradeView[]> {
  const db = await database();
  const rows = await db.regrade.findMany({
    where,
    select: {
      id: true,
      state: true,
      revisionId: true,
      mayLower: true,
      createdAt: true,
      appliedAt: true,
      by: { select: { name: true } },
      exercise: { select: { slug: true, title: true, currentRevisionId: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  const ids = rows.map(({ id }) => id);
  const counted = await db.$queryRaw<{ id: string; change: Change; items: number; applied: number }[]>`
    SELECT item."regradeId" AS id, ${changeOfItem} AS change, count(*)::int AS items,
      count(*) FILTER (WHERE item.applied)::int AS applied
    FROM "RegradeItem" AS item WHERE item."regradeId" = ANY(${ids}::uuid[]) GROUP BY 1, 2`;
  return rows.map(({ exercise: { slug, title, currentRevisionId }, by, createdAt, appliedAt, ...row }) => {
    const own = counted.filter(({ id }) => id === row.id);
    const count = (kind: Change) => own.find(({ change }) => change === kind)?.items ?? 0;
    return {
      ...row,
      exercise: { slug, title },
      newest: currentRevisionId === row.revisionId,
      by: by?.name ?? null,
      createdAt: createdAt.toISOString(),
      appliedAt: appliedAt?.toISOString() ?? null,
      counts: {
        up: count('up'),
        down: count('down'),
        same: count('same'),
        fault: count('fault'),
        waiting: count('waiting'),
      },
      applied: own.reduce((sum, { applied }) => sum + applied, 0),
    };
  });
}

/**
 * What a class gets wrong: mistakes by exercise from Progress, failing checks and disagreements from single attempts. The
 * number of rows read is bounded by the class, not by how often it tried.
 */

import 'server-only';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { seenByClass, seenByClassSql } from '@/lib/learning/catalogue/visible.server';
import { activeStudent } from '@/lib/people/members/class-student.server';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassStaff } from '@/lib/platform/session/capabilities';

/** A mistake in an exercise. */
export interface Misconception {
  readonly exerciseId: string;
  /** By its id in the exercise. */
  readonly mistake: string;
  /** The author's name for it; the id where the exercise has it no longer. */
  readonly title: string;
  /** Shown to students on request. Markdown; empty where there is none. */
  readonly hint: string;
  /** Who made it at least once. */
  readonly students: number;
  /** Of those, who passed the exercise. */
  readonly past: number;
  readonly attempts: number;
}

/** The most frequent first. */
export async function listMisconceptions({ classId }: ClassStaff): Promise<readonly Misconception[]> {
  const db = await database();
  const rows = await db.$queryRaw<Omit<Misconception, 'title' | 'hint'>[]>`
    SELECT p."exerciseId", m.key AS mistake, count(*)::int AS students, count(p."passedAt")::int AS past,
      sum(m.value::int)::int AS attempts
    FROM "Enrolment" AS e JOIN "Progress" AS p ON p."userId" = e."userId"
      JOIN "Exercise" AS exercise ON exercise.id = p."exerciseId",
      jsonb_each_text(p.mistakes) AS m (key, value)
    WHERE e."classId" = ${classId}::uuid AND e.role = 'student' AND e."removedAt" IS NULL
      AND ${seenByClassSql(classId)}
    GROUP BY p."exerciseId", m.key ORDER BY students DESC, attempts DESC, m.key`;
  const named = await nameMistakes([...new Set(rows.map(({ exerciseId }) => exerciseId))]);
  return rows.map((row) => {
    const known = named.get(`${row.exerciseId} ${row.mistake}`);
    return { ...row, title: known?.title ?? row.mistake, hint: known?.hint ?? '' };
  });
}

async function nameMistakes(exerciseIds: readonly string[]) {
  const { exercise } = await database();
  const current = await exercise.findMany({
    where: { id: { in: [...exerciseIds] } },
    select: { id: true, currentRevisionId: true },
  });
  const named = new Map<string, { readonly title: string; readonly hint: string }>();
  for (const { id, currentRevisionId } of current) {
    if (!currentRevisionId) continue;
    const { mistakes } = await getFullRevision(currentRevisionId);
    for (const { id: mistake, title, hint } of mistakes) named.set(`${id} ${mistake}`, { title, hint });
  }
  return named;
}

export interface MistakenStudent {
  readonly id: string;
  readonly name: string;
  /** Attempts with this mistake. */
  readonly attempts: number;
  readonly passed: boolean;
}

/** Those who have not passed first. @throws as {@link listMisconceptions} */
export async function listMistaken(
  { classId }: ClassStaff,
  { exerciseId, mistake }: { readonly exerciseId: string; readonly mistake: string },
): Promise<readonly MistakenStudent[]> {
  if (!isUuid(exerciseId)) return [];
  const db = await database();
  return db.$queryRaw`
    SELECT u.id, u.name, (p.mistakes ->> ${mistake})::int AS attempts, p."passedAt" IS NOT NULL AS passed
    FROM "Enrolment" AS e JOIN "Progress" AS p ON p."userId" = e."userId" JOIN "User" AS u ON u.id = e."userId"
      JOIN "Exercise" AS exercise ON exercise.id = p."exerciseId" AND ${seenByClassSql(classId)}
    WHERE e."classId" = ${classId}::uuid AND e.role = 'student' AND e."removedAt" IS NULL
      AND p."exerciseId" = ${exerciseId}::uuid AND p.mistakes ->> ${mistake} IS NOT NULL
    ORDER BY passed, u.name, u.id`;
}

export interface CheckShare {
  readonly name: string;
  readonly visibility: 'public' | 'hidden';
  /** Whose latest attempt was asked this check. */
  readonly students: number;
  readonly failing: number;
  /** Nothing could be said: an earlier check had ended the run. */
  readonly notRun: number;
}

/**
 * By each student's latest attempt on the exercise, in the author's order: one attempt a student is read, by index.
 * @throws as {@link listMisconceptions}; NotFound for no such exercise
 */
export async function listCheckShares({ classId }: ClassStaff, exerciseId: string): Promise<readonly CheckShare[]> {
  if (!isUuid(exerciseId)) throw new NotFound('There is no such exercise.');
  const db = await database();
  return db.$queryRaw`
    SELECT c ->> 'name' AS name, c ->> 'visibility' AS visibility, count(*)::int AS students,
      (count(*) FILTER (WHERE c ->> 'outcome' NOT IN ('passed', 'notRun')))::int AS failing,
      (count(*) FILTER (WHERE c ->> 'outcome' = 'notRun'))::int AS "notRun"
    FROM "Enrolment" AS e
    JOIN "Exercise" AS exercise ON exercise.id = ${exerciseId}::uuid AND ${seenByClassSql(classId)}
    CROSS JOIN LATERAL (
      SELECT a.report FROM "Attempt" AS a
      WHERE a."userId" = e."userId" AND a."exerciseId" = ${exerciseId}::uuid AND a.state = 'verified'
      ORDER BY a."submittedAt" DESC LIMIT 1
    ) AS latest
    CROSS JOIN LATERAL jsonb_array_elements(latest.report -> 'checks') WITH ORDINALITY AS checks (c, place)
    WHERE e."classId" = ${classId}::uuid AND e.role = 'student' AND e."removedAt" IS NULL
    GROUP BY 1, 2 ORDER BY min(place), 1`;
}

export interface DisagreeingAttempt {
  readonly id: string;
  readonly student: { readonly id: string; readonly name: string };
  readonly exercise: { readonly slug: string; readonly title: string };
  readonly submittedAt: Date;
  /** What counts: ours. */
  readonly outcome: string | null;
}

/** Attempts whose browser had claimed another verdict on a public check, newest first, at most `most`. @throws as above */
export async function listDisagreements({ classId }: ClassStaff, most = 20): Promise<readonly DisagreeingAttempt[]> {
  const { attempt } = await database();
  const rows = await attempt.findMany({
    where: { disagrees: true, user: { enrolments: activeStudent(classId) }, exercise: seenByClass(classId) },
    select: {
      id: true,
      submittedAt: true,
      outcome: true,
      user: { select: { id: true, name: true } },
      exercise: { select: { slug: true, title: true } },
    },
    orderBy: { submittedAt: 'desc' },
    take: most,
  });
  return rows.map(({ user, ...row }) => ({ ...row, student: user }));
}

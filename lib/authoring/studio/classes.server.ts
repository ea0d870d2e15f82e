/** For which classes an exercise is: the one that it belongs to, and those that it is assigned in. */
import 'server-only';
import { type AuditRecord, recordAudit, recordAudits } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { Forbidden } from '@/lib/platform/http/errors';
import { authorise } from '@/lib/platform/session/authorise.server';
import type { Instructor } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';
import { requireAuthor } from './access.server';

export interface ConcernedClass {
  readonly id: string;
  readonly name: string;
  /** Attempts of its students that another revision than the current one graded: worth grading again. */
  readonly outdated: number;
}

/** Those of the viewer's classes whose students have the exercise, by name. @throws NotFound */
export async function listConcerned(viewer: Instructor, slug: string): Promise<readonly ConcernedClass[]> {
  const { id, classId, currentRevisionId } = await requireAuthor(viewer, slug);
  const db = await database();
  const rows = await db.class.findMany({
    where: {
      archivedAt: null,
      enrolments: { some: { userId: viewer.id, role: 'instructor', removedAt: null } },
      OR: [...(classId ? [{ id: classId }] : []), { assignments: { some: { exerciseId: id, removedAt: null } } }],
    },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  if (!currentRevisionId) return rows.map((row) => ({ ...row, outdated: 0 }));
  return Promise.all(
    rows.map(async (row) => {
      const students = { some: { classId: row.id, role: 'student' as const, removedAt: null } };
      const outdated = await db.attempt.count({
        where: {
          exerciseId: id,
          state: 'verified',
          NOT: { revisionId: currentRevisionId },
          user: { enrolments: students },
        },
      });
      return { ...row, outdated };
    }),
  );
}

/**
 * Gives the exercise to a class, whose instructors may edit it and whose students see it once published; null: to its owner
 * alone. @throws NotFound; Forbidden for anybody but its owner
 */
export async function giveToClass(viewer: Instructor, slug: string, classId: string | null): Promise<void> {
  const exercise = await requireAuthor(viewer, slug);
  if (exercise.ownerId !== viewer.id) throw new Forbidden('Only its owner gives an exercise to another class.');
  if (classId !== null) await authorise('classInstructor', viewer, classId);
  if (exercise.classId === classId) return;
  const db = await database();
  await db.$transaction(async (tx) => {
    await tx.exercise.update({ where: { id: exercise.id }, data: { classId } });
    const record = { actor: viewer, action: 'exercise.class' as const };
    const details = { exercise: slug, to: await nameOf(classId), from: await nameOf(exercise.classId) };
    // Both classes' staff read of it.
    for (const concerned of new Set([exercise.classId, classId]))
      await recordAudit(tx, { ...record, classId: concerned, details });
  });
}

/** What changes for the students of several classes stands in the log of each; of none, in nobody's but the author's. */
export async function recordInClasses(
  tx: Prisma.TransactionClient,
  exercise: { readonly id: string; readonly classId: string | null },
  record: Omit<AuditRecord, 'classId'>,
): Promise<void> {
  const assigned = await tx.assignment.findMany({
    where: { exerciseId: exercise.id, removedAt: null },
    select: { classId: true },
  });
  const classes = new Set([...(exercise.classId ? [exercise.classId] : []), ...assigned.map(({ classId }) => classId)]);
  const ids = classes.size > 0 ? [...classes] : [null];
  await recordAudits(
    tx,
    ids.map((classId) => ({ ...record, classId })),
  );
}

async function nameOf(classId: string | null): Promise<string | null> {
  if (classId === null) return null;
  const db = await database();
  return (await db.class.findUnique({ where: { id: classId }, select: { name: true } }))?.name ?? null;
}

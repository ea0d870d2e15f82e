/**
 * Whose exercise is whose. The course's are everybody's; one written in the studio is for its author and the staff of its
 * class, and, once published, for the students of its class and of classes that it is assigned to.
 */
import 'server-only';
import type { Viewer } from '@/lib/platform/session/viewer';
import { Prisma } from '@/prisma/generated/client';

export const ofCourse = { ownerId: null, classId: null, removedAt: null } satisfies Prisma.ExerciseWhereInput;

export const published = { published: true, currentRevisionId: { not: null } } satisfies Prisma.ExerciseWhereInput;

/**
 * Exercises on which staff of a class see their students' work: the course's, the class's own, and those that it gives or
 * gave. Students may be in another class too, whose private exercises are none of this one's business.
 */
export const seenByClass = (classId: string) =>
  ({
    OR: [{ ownerId: null, classId: null }, { classId }, { assignments: { some: { classId } } }],
  }) satisfies Prisma.ExerciseWhereInput;

/** The same as {@link seenByClass} for a query whose `exercise` is the table "Exercise". */
export const seenByClassSql = (classId: string): Prisma.Sql => Prisma.sql`(
  exercise."ownerId" IS NULL AND exercise."classId" IS NULL OR exercise."classId" = ${classId}::uuid
  OR EXISTS (SELECT FROM "Assignment" AS given WHERE given."exerciseId" = exercise.id AND given."classId" = ${classId}::uuid))`;

/** `viewer` null: a visitor. */
export function visibleTo(viewer: Viewer | null): Prisma.ExerciseWhereInput {
  if (!viewer) return ofCourse;
  return { OR: [ofCourse, fromClasses(viewer)] };
}

/** Written in the studio and given to a class of the viewer's, or the viewer's own. */
export function fromClasses(viewer: Viewer): Prisma.ExerciseWhereInput {
  const mine = { archivedAt: null, enrolments: { some: { userId: viewer.id, removedAt: null } } };
  return {
    removedAt: null,
    NOT: { ownerId: null, classId: null },
    OR: [{ ownerId: viewer.id }, { class: mine }, { assignments: { some: { removedAt: null, class: mine } } }],
  };
}

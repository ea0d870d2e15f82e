/**
 * Whose exercise is whose. The course's are everybody's; one written in the studio is for its author and the staff of its
 * class, and, once published, for the students of its class and of classes that it is assigned to.
 */
import 'server-only';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';

export const ofCourse = { ownerId: null, classId: null, removedAt: null } satisfies Prisma.ExerciseWhereInput;

export const published = { published: true, currentRevisionId: { not: null } } satisfies Prisma.ExerciseWhereInput;

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

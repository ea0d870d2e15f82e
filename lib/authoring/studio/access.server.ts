/** Who may write an exercise: its owner, and the instructors of the class that it belongs to. */

import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import type { Instructor } from '@/lib/platform/session/capabilities';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';

export interface AuthorAccess {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly classId: string | null;
  readonly published: boolean;
  readonly currentRevisionId: string | null;
  readonly removedAt: Date | null;
}

/** Removed ones too. */
export const writableBy = (viewer: Viewer): Prisma.ExerciseWhereInput => ({
  NOT: { ownerId: null, classId: null },
  OR: [
    { ownerId: viewer.id },
    { class: { enrolments: { some: { userId: viewer.id, role: 'instructor', removedAt: null } } } },
  ],
});

/** @throws NotFound for an exercise that the viewer may not write */
export async function requireAuthor(author: Instructor, slug: string): Promise<AuthorAccess> {
  const { exercise } = await database();
  const found = await exercise.findFirst({
    where: { slug, ...writableBy(author) },
    select: {
      id: true,
      slug: true,
      title: true,
      ownerId: true,
      classId: true,
      published: true,
      currentRevisionId: true,
      removedAt: true,
    },
  });
  if (!found) throw new NotFound('There is no such exercise in your studio.');
  return found;
}

/** What a class may be given: published exercises of the course, of the class and of its own staff. */
import 'server-only';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { ofCourse, published } from '@/lib/learning/catalogue/visible.server';
import { database } from '@/lib/platform/db/database.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';

/** What may be given. */
export interface Assignable {
  readonly exerciseId: string;
  readonly title: string;
  readonly maxScore: number;
  readonly questions: number;
}

/** What may be given to this class, course first. */
export async function listAssignable({ viewer, classId }: ClassStaff): Promise<readonly Assignable[]> {
  const { exercise } = await database();
  const rows = await exercise.findMany({
    where: assignableIn(classId, viewer),
    select: { id: true, title: true, currentRevisionId: true, currentRevision: { select: { maxScore: true } } },
    orderBy: [{ position: 'asc' }, { title: 'asc' }],
  });
  return Promise.all(
    rows.map(async ({ id, title, currentRevisionId, currentRevision }) => ({
      exerciseId: id,
      title,
      maxScore: currentRevision?.maxScore ?? 0,
      questions: currentRevisionId ? (await getFullRevision(currentRevisionId)).questions.length : 0,
    })),
  );
}

/** Published: the course's, the class's own, and the viewer's. */
export function assignableIn(classId: string, viewer: Viewer): Prisma.ExerciseWhereInput {
  return {
    ...published,
    removedAt: null,
    OR: [ofCourse, { classId }, { ownerId: viewer.id, classId: null }],
  };
}

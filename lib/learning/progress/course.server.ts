/** The course as one person sees it: the published exercises in order, with their own progress. */

import 'server-only';
import { fromClasses, ofCourse, published } from '@/lib/learning/catalogue/visible.server';
import { database } from '@/lib/platform/db/database.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import { type ExerciseStanding, toCell } from './summarise';

export interface CourseExercise {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly concepts: readonly string[];
  /** Null for a visitor, whose progress is in the browser. */
  readonly progress: ExerciseStanding | null;
}

/** In course order. `viewer` null: a visitor. */
export const listCourse = (viewer: Viewer | null): Promise<readonly CourseExercise[]> =>
  listWithProgress(viewer, { ...published, ...ofCourse });

/** What instructors wrote in the studio for the viewer's classes, by title; nothing for a visitor. */
export async function listClassExercises(viewer: Viewer | null): Promise<readonly CourseExercise[]> {
  return viewer ? listWithProgress(viewer, { ...published, ...fromClasses(viewer) }) : [];
}

async function listWithProgress(
  viewer: Viewer | null,
  where: Prisma.ExerciseWhereInput,
): Promise<readonly CourseExercise[]> {
  const { exercise, progress } = await database();
  const [exercises, records] = await Promise.all([
    exercise.findMany({
      where,
      select: {
        id: true,
        slug: true,
        title: true,
        summary: true,
        concepts: true,
        currentRevision: { select: { maxScore: true } },
      },
      orderBy: [{ position: 'asc' }, { title: 'asc' }],
    }),
    viewer ? progress.findMany({ where: { userId: viewer.id } }) : [],
  ]);
  const byExercise = new Map(records.map((record) => [record.exerciseId, record]));
  return exercises.map(({ id, currentRevision, ...rest }) => ({
    ...rest,
    progress: viewer ? toCell(byExercise.get(id), currentRevision?.maxScore ?? 0) : null,
  }));
}

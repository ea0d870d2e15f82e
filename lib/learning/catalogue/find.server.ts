/** Published exercises by slug, as a browser may have them. */

import 'server-only';
import { cache } from 'react';
import { publicView } from '@/lib/core/exercise/public-view';
import type { Revision } from '@/lib/core/exercise/revision';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { courseTitleKey } from './publish.server';
import { getFullRevision, getFullRevisions } from './revisions.server';
import { ofCourse, published, visibleTo } from './visible.server';

export interface ExerciseLink {
  readonly slug: string;
  readonly title: string;
}

export interface ExerciseView {
  /** The public view of the current revision: may be sent to a browser. */
  readonly revision: Revision;
  readonly previous: ExerciseLink | null;
  readonly next: ExerciseLink | null;
}

/** Ids for lib's own use. */
export interface CurrentExercise {
  readonly exerciseId: string;
  readonly revisionId: string;
}

export async function findCourseTitle(): Promise<string | null> {
  const { setting } = await database();
  return (await setting.findUnique({ where: { key: courseTitleKey } }))?.value ?? null;
}

/** The course's published exercises in its order. Those written in the studio are in lib/learning/progress/course.server.ts. */
export const listExercises = cache(async (): Promise<readonly ExerciseLink[]> => {
  const { exercise } = await database();
  return exercise.findMany({
    where: { ...published, ...ofCourse },
    select: { slug: true, title: true },
    orderBy: { position: 'asc' },
  });
});

/** The same with hidden checks and solution, for the server's own use, in two queries however many there are. */
export async function listFullExercises(): Promise<readonly Revision[]> {
  const { exercise } = await database();
  const rows = await exercise.findMany({
    where: { ...published, ...ofCourse },
    select: { currentRevisionId: true },
    orderBy: { position: 'asc' },
  });
  const ids = rows.flatMap(({ currentRevisionId }) => currentRevisionId ?? []);
  const revisions = await getFullRevisions(ids);
  return ids.flatMap((id) => revisions.get(id) ?? []);
}

/** Null for a slug that is not published, or not for this viewer. */
export const findExercise = cache(async (viewer: Viewer | null, slug: string): Promise<ExerciseView | null> => {
  const current = await findCurrent(viewer, slug);
  if (!current) return null;
  const [full, exercises] = await Promise.all([getFullRevision(current.revisionId), listExercises()]);
  const index = exercises.findIndex((exercise) => exercise.slug === slug);
  const [previous, next] = index === -1 ? [] : [exercises[index - 1], exercises[index + 1]];
  return { revision: publicView(full), previous: previous ?? null, next: next ?? null };
});

/** With hidden checks and solution, for grading and for staff. Null for a slug that is not published, or not for this viewer. */
export async function findFullRevision(viewer: Viewer | null, slug: string): Promise<Revision | null> {
  const current = await findCurrent(viewer, slug);
  return current && getFullRevision(current.revisionId);
}

/** @throws NotFound for a slug that is not published, or not for this viewer */
export async function getCurrent(viewer: Viewer | null, slug: string): Promise<CurrentExercise> {
  const current = await findCurrent(viewer, slug);
  if (!current) throw new NotFound(`There is no exercise "${slug.slice(0, 60)}".`);
  return current;
}

/** Once a request, for all parts of a page. */
const findCurrent = cache(async (viewer: Viewer | null, slug: string): Promise<CurrentExercise | null> => {
  const { exercise } = await database();
  const found = await exercise.findFirst({
    where: { slug, ...published, ...visibleTo(viewer) },
    select: { id: true, currentRevisionId: true },
  });
  return found?.currentRevisionId ? { exerciseId: found.id, revisionId: found.currentRevisionId } : null;
});

/** Where a student was last, on whichever device: the latest of a saved draft, an attempt, an answered question and a lesson read. */

import 'server-only';
import { visibleTo } from '@/lib/learning/catalogue/visible.server';
import { database } from '@/lib/platform/db/database.server';
import type { Viewer } from '@/lib/platform/session/viewer';

export interface Touched {
  readonly kind: 'lesson' | 'exercise';
  readonly slug: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Null for who has done nothing yet in a published exercise. */
export async function findLastTouched(viewer: Viewer): Promise<Touched | null> {
  const { draft, attempt, questionAnswer, lessonReading } = await database();
  const where = { userId: viewer.id, exercise: { published: true, ...visibleTo(viewer) } };
  const exercise = { select: { slug: true } };
  const [saved, submitted, answered, read] = await Promise.all([
    draft.findFirst({ where, orderBy: { savedAt: 'desc' }, select: { savedAt: true, exercise } }),
    attempt.findFirst({ where, orderBy: { submittedAt: 'desc' }, select: { submittedAt: true, exercise } }),
    questionAnswer.findFirst({ where, orderBy: { answeredAt: 'desc' }, select: { answeredAt: true, exercise } }),
    lessonReading.findFirst({ where, orderBy: { readAt: 'desc' }, select: { readAt: true, exercise } }),
  ]);
  const all: Touched[] = [];
  if (saved) all.push({ kind: 'exercise', slug: saved.exercise.slug, at: saved.savedAt.getTime() });
  if (submitted) all.push({ kind: 'exercise', slug: submitted.exercise.slug, at: submitted.submittedAt.getTime() });
  if (answered) all.push({ kind: 'lesson', slug: answered.exercise.slug, at: answered.answeredAt.getTime() });
  if (read) all.push({ kind: 'lesson', slug: read.exercise.slug, at: read.readAt.getTime() });
  return all.reduce<Touched | null>((last, next) => (last && last.at >= next.at ? last : next), null);
}

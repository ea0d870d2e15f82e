import { handle } from '@/app/api/handler';
import { uploadsAt } from '@/app/paths';
import type { LessonPiece } from '@/lib/content/lesson/render';
import { findExercise } from '@/lib/learning/catalogue/find.server';
import { requireOpen } from '@/lib/learning/catalogue/release.server';
import { getPieces } from '@/lib/learning/reading/endpoints';
import { getLesson } from '@/lib/learning/reading/lessons.server';
import { NotFound } from '@/lib/platform/http/errors';

export const GET = handle(getPieces, async ({ caller, params: { slug } }) => {
  const exercise = await findExercise(caller, slug);
  if (!exercise) throw new NotFound(`There is no lesson "${slug.slice(0, 60)}".`);
  await requireOpen(caller, slug, 'lesson');
  const { lesson, task } = await getLesson(exercise.revision, uploadsAt(slug));
  return { revisionId: exercise.revision.id, lesson: lesson.map(htmlOf), task: (task ?? []).map(htmlOf) };
});

const htmlOf = (piece: LessonPiece) => (piece.kind === 'html' ? piece.html : null);

/** Published lessons, each rendered once: a revision never changes, so what it came to is kept for all its readers. */
import 'server-only';
import { keepHtml } from '@/lib/content/lesson/html-store';
import type { FinishedLesson, LessonPiece } from '@/lib/content/lesson/render';
import type { Revision } from '@/lib/core/exercise/revision';
import { lessonPieces } from '@/lib/platform/rendering/render.server';
import { type LessonPart, pieceAddress } from './piece-address';

/** A course has some ten lessons; old ones and those of studios are asked for now and then. */
const most = 40;
const finished = new Map<string, Promise<FinishedLesson>>();

type LessonOf = Pick<Revision, 'id' | 'slug' | 'lesson'>;

/** @param uploadsAt the address of the exercise's images */
export async function getLesson(revision: LessonOf, uploadsAt: string): Promise<FinishedLesson> {
  const known = finished.get(revision.id);
  const rendering = known ?? finish(revision, uploadsAt);
  // Asked for last, dropped last.
  finished.delete(revision.id);
  finished.set(revision.id, rendering);
  rendering.catch(() => finished.delete(revision.id));
  const oldest = finished.keys().next().value;
  if (finished.size > most && oldest !== undefined) finished.delete(oldest);
  const lesson = await rendering;
  keepPieces(revision, 'lesson', lesson.lesson);
  keepPieces(revision, 'task', lesson.task ?? []);
  return lesson;
}

/** One that could not be rendered is not kept: its next reader may have more luck. */
async function finish({ id, lesson: markdown }: LessonOf, uploadsAt: string): Promise<FinishedLesson> {
  const { lesson, isRendered } = await lessonPieces(markdown, uploadsAt);
  if (!isRendered) finished.delete(id);
  return lesson;
}

/** For the hydrated parts of the page that is being rendered. */
function keepPieces({ id, slug }: LessonOf, part: LessonPart, pieces: readonly LessonPiece[]): void {
  for (const [index, piece] of pieces.entries())
    if (piece.kind === 'html') keepHtml(pieceAddress({ slug, revisionId: id, part, index }), piece.html);
}

/** A finished lesson as one text, with the names of figures and questions in their places. */
import { finishLesson, type Heading, type LessonPiece } from '@/lib/content/lesson/render';

interface Markup {
  readonly lesson: string;
  /** '' where there is none. */
  readonly task: string;
  readonly headings: readonly Heading[];
}

export async function lessonMarkup(markdown: string, uploadsAt: string | null = null): Promise<Markup> {
  const { lesson, task, headings } = await finishLesson(markdown, uploadsAt);
  return { lesson: lesson.map(markupOf).join(''), task: (task ?? []).map(markupOf).join(''), headings };
}

/** Names are set as text by the page, which escapes them. */
function markupOf(piece: LessonPiece): string {
  if (piece.kind === 'html') return piece.html;
  const text = piece.kind === 'figure' ? `[figure ${piece.name} ${piece.variant}]` : `[question ${piece.id}]`;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

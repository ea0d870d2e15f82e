import 'katex/dist/katex.min.css';
import type { ReactElement } from 'react';
import { Figure } from '@/app/figures/figure';
import { uploadsAt } from '@/app/paths';
import type { Heading, LessonPiece } from '@/lib/content/lesson/render';
import type { Revision } from '@/lib/core/exercise/revision';
import { getLesson } from '@/lib/learning/reading/lessons.server';
import type { LessonPart } from '@/lib/learning/reading/piece-address';
import { lessonPieces } from '@/lib/platform/rendering/render.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { LessonHtml } from './lesson-html';
import prose from './prose.module.css';
import { Question } from './question';
import { showQuestions } from './show-question';

interface ShownLesson {
  /** Everything but the task. */
  readonly lesson: ReactElement;
  /** Null where there is none. */
  readonly task: ReactElement | null;
  readonly headings: readonly Heading[];
}

/** A published lesson with Nabla's figures and questions in their places. */
export async function showLesson(revision: Revision, viewer: Viewer | null): Promise<ShownLesson> {
  const { id: revisionId, slug } = revision;
  const [finished, questions] = await Promise.all([getLesson(revision, uploadsAt(slug)), showQuestions(viewer, slug)]);
  const show = (part: LessonPart, pieces: readonly LessonPiece[]) => (
    <>
      {pieces.map((piece, index) => {
        // The pieces of a revision never change their order.
        const key = `${part} ${index}`;
        if (piece.kind === 'html') return <LessonHtml key={key} {...{ slug, revisionId, part, index }} />;
        if (piece.kind === 'figure') return <Figure key={key} name={piece.name} variant={piece.variant} />;
        const question = questions.find(({ id }) => id === piece.id);
        return question ? <Question key={key} slug={slug} question={question} /> : null;
      })}
    </>
  );
  const { lesson, task, headings } = finished;
  return { lesson: show('lesson', lesson), task: task && show('task', task), headings };
}

/** A lesson that is not published: its questions are named in their places. */
export async function showPreview(markdown: string, slug: string): Promise<Omit<ShownLesson, 'headings'>> {
  const { lesson: finished } = await lessonPieces(markdown, uploadsAt(slug));
  const { lesson, task } = finished;
  return { lesson: <PreviewPieces pieces={lesson} />, task: task && <PreviewPieces pieces={task} /> };
}

function PreviewPieces({ pieces }: { readonly pieces: readonly LessonPiece[] }) {
  return pieces.map((piece, index) => {
    // Drawn anew as a whole: pieces never change places.
    const key = String(index);
    if (piece.kind === 'figure') return <Figure key={key} name={piece.name} variant={piece.variant} />;
    if (piece.kind === 'html')
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by lib/content/lesson.
      return <div key={key} className={prose.piece} dangerouslySetInnerHTML={{ __html: piece.html }} />;
    return (
      <p key={key}>
        <em>The question “{piece.id}” stands here.</em>
      </p>
    );
  });
}

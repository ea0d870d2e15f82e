import 'katex/dist/katex.min.css';
import type { ReactElement } from 'react';
import { Figure } from '@/app/figures/figure';
import { uploadsAt } from '@/app/paths';
import { type Heading, type LessonPiece, type RenderedLesson, renderLesson } from '@/lib/content/lesson/render';
import type { Revision } from '@/lib/core/exercise/revision';
import { getLesson } from '@/lib/learning/reading/lessons.server';
import type { LessonPart } from '@/lib/learning/reading/piece-address';
import type { Viewer } from '@/lib/platform/session/viewer';
import { LessonHtml } from './lesson-html';
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
export async function renderPreview(markdown: string, slug: string): Promise<RenderedLesson> {
  const components = {
    'nabla-figure': drawFigure,
    'nabla-question': (props: Readonly<Record<string, unknown>>) => (
      <p>
        <em>The question “{String(props['data-id'])}” stands here.</em>
      </p>
    ),
  };
  return renderLesson(markdown, components, uploadsAt(slug));
}

function drawFigure(props: Readonly<Record<string, unknown>>) {
  return <Figure name={String(props['data-name'])} variant={textOr(props['data-function'], null)} />;
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

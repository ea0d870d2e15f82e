import 'katex/dist/katex.min.css';
import { Figure } from '@/app/figures/figure';
import { uploadsAt } from '@/app/paths';
import { type RenderedLesson, renderLesson } from '@/lib/content/lesson/render';
import type { Viewer } from '@/lib/platform/session/viewer';
import { Question } from './question';
import { showQuestions } from './show-question';

/** A lesson with Nabla's figures and questions in their places. */
export async function renderWithFigures(
  markdown: string,
  slug: string,
  viewer: Viewer | null,
): Promise<RenderedLesson> {
  const questions = await showQuestions(viewer, slug);
  const components = {
    'nabla-figure': drawFigure,
    'nabla-question': (props: Readonly<Record<string, unknown>>) => {
      const question = questions.find(({ id }) => id === props['data-id']);
      return question ? <Question slug={slug} question={question} /> : null;
    },
  };
  return renderLesson(markdown, components, uploadsAt(slug));
}

/** As {@link renderWithFigures}, for a lesson that is not published: its questions are named in their places. */
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

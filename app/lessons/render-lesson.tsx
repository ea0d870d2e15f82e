import 'katex/dist/katex.min.css';
import { Figure } from '@/app/figures/figure';
import { type RenderedLesson, renderLesson } from '@/lib/lesson/render';
import { Question } from './question';

/** A lesson with Nabla's figures and questions in their places. */
export function renderWithFigures(markdown: string, slug: string): Promise<RenderedLesson> {
  return renderLesson(markdown, {
    'nabla-figure': (props: Readonly<Record<string, unknown>>) => (
      <Figure name={String(props['data-name'])} variant={textOr(props['data-function'], null)} />
    ),
    'nabla-question': (props: Readonly<Record<string, unknown>>) => (
      <Question slug={slug} id={String(props['data-id'])} />
    ),
  });
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

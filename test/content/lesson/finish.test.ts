/** A lesson rendered once: its pieces are what the renderer of elements draws, with the places of figures and questions open. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { finishLesson, renderLesson } from '@/lib/content/lesson/render';

const markdown = `## Why

Slopes $\\sigma'(z) \\le 1/4$ shrink.

::figure{name="sigmoid-curves" function="sigmoid"}

- one
- two

::question{id="slope"}

:::task
Write \`f\`.

::figure{name="slope-product"}
:::

## Why

The end. <script>alert(1)</script>
`;

test('figures and questions are pieces of their own, in order, and the task stands apart', async () => {
  const { lesson, task, headings } = await finishLesson(markdown);
  expect(lesson.map(({ kind }) => kind)).toEqual(['html', 'figure', 'html', 'question', 'html']);
  expect(lesson[1]).toEqual({ kind: 'figure', name: 'sigmoid-curves', variant: 'sigmoid' });
  expect(lesson[3]).toEqual({ kind: 'question', id: 'slope' });
  expect(task?.map(({ kind }) => kind)).toEqual(['html', 'figure']);
  expect(headings.map(({ id }) => id)).toEqual(['why', 'why--2']);
});

test('its HTML holds the same text and elements as the elements that React draws, and nothing that runs', async () => {
  const { lesson } = await finishLesson(markdown);
  const html = lesson.map((piece) => (piece.kind === 'html' ? piece.html : '')).join('');
  const none = () => null;
  const drawn = renderToStaticMarkup(
    (await renderLesson(markdown, { 'nabla-figure': none, 'nabla-question': none })).lesson,
  );
  const tags = (text: string) => [...text.matchAll(/<\/?[a-z][\w-]*/gi)].map(([tag]) => tag.toLowerCase());
  expect(tags(html)).toEqual(tags(drawn));
  expect(html).toContain('id="why"');
  expect(html).not.toContain('<script');
});

/** A lesson rendered once: its pieces are what the renderer of elements draws, with the places of figures and questions open. */
import { expect, test } from 'vitest';
import { finishLesson } from '@/lib/content/lesson/render';

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

test('its HTML holds the elements of the text in order, and nothing that runs', async () => {
  const { lesson } = await finishLesson(markdown);
  const html = lesson.map((piece) => (piece.kind === 'html' ? piece.html : '')).join('');
  const blocks = [...html.matchAll(/<(h2|p|ul|li|math)\b/g)].map(([, name]) => name);
  expect(blocks).toEqual(['h2', 'p', 'math', 'ul', 'li', 'li', 'h2', 'p']);
  expect(html).toContain('id="why"');
  expect(html).not.toContain('<script');
});

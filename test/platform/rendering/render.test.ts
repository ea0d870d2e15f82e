/** Texts that were written to hold the server up, or to break the page that shows them. */
import { expect, test, vi } from 'vitest';
import { lessonPieces, textHtml } from '@/lib/platform/rendering/render.server';

const asTyped = 'As it was typed';

test('a text is HTML, a lesson its pieces', async () => {
  expect(await textHtml('**Slopes** of $\\sigma$')).toMatch(/^<p><strong>Slopes<\/strong> of <span class="katex"/);
  const { lesson: finished, isRendered } = await lessonPieces(
    'One.\n\n::figure{name="slope-product"}\n\n:::task\nDo it.\n:::',
    null,
  );
  const { lesson, task } = finished;
  expect(isRendered).toBe(true);
  expect(lesson.map(({ kind }) => kind)).toEqual(['html', 'figure']);
  expect(task).toHaveLength(1);
});

test.each([
  ['quotes', '>'.repeat(50_000)],
  ['quotes with spaces', '> '.repeat(5000)],
  ['lists', '- '.repeat(5000)],
  ['numbered lists', '1. '.repeat(3000)],
  ['quotes and lists', '> - '.repeat(2500)],
])('%s in one another without end are shown as typed', async (_, markdown) => {
  expect(await textHtml(markdown)).toContain(asTyped);
});

test('a text that is never done is given up and shown as typed, and the next is rendered', async () => {
  const printed = vi.mocked(console.warn);
  // Each mark of emphasis is looked for in all that stands before it.
  const html = await textHtml(`<img src=x onerror=alert(1)> ${'_a*'.repeat(60_000)}`);
  expect(printed.mock.calls.join()).toContain('took longer than');
  printed.mockClear();
  expect(html).toContain(asTyped);
  expect(html).not.toContain('<img');
  expect(await textHtml('after *it*')).toBe('<p>after <em>it</em></p>');
});

test('lists of a hundred levels are lists', async () => {
  const nested = Array.from({ length: 100 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n');
  expect((await textHtml(nested)).match(/<ul>/g)).toHaveLength(100);
});

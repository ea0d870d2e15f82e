import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { LessonHtml } from '@/app/lessons/lesson-html';
import { keepHtml } from '@/lib/content/lesson/html-store';
import { pieceAddress } from '@/lib/learning/reading/piece-address';

const place = { slug: 'relu', revisionId: 'r1', part: 'lesson', index: 0 } as const;
const html = '<p>Slopes <em>shrink</em>.</p>';

afterEach(() => vi.unstubAllGlobals());

/** As on the server, where there is no window. */
function serverHtml(): string {
  keepHtml(pieceAddress(place), html);
  vi.stubGlobal('window', undefined);
  const drawn = renderToString(<LessonHtml {...place} />);
  vi.unstubAllGlobals();
  return drawn;
}

test('the document holds the HTML, and hydration leaves it there without asking the server', async () => {
  const fetched = vi.fn();
  const drawn = serverHtml();
  expect(drawn).toContain(html);
  const container = document.createElement('div');
  container.innerHTML = drawn;
  document.body.append(container);
  vi.stubGlobal('fetch', fetched);
  const root = await act(async () => hydrateRoot(container, <LessonHtml {...place} />));
  await act(async () => root.render(<LessonHtml {...place} />));
  expect(container.innerHTML).toContain(html);
  expect(fetched).not.toHaveBeenCalled();
  await act(async () => root.unmount());
});

const answering = (body: unknown, status = 200) =>
  vi.fn(async () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }));

async function mount(revisionId: string) {
  await act(async () => {
    render(
      <Suspense fallback="Loading">
        <LessonHtml {...place} revisionId={revisionId} />
        <LessonHtml {...place} revisionId={revisionId} index={2} />
      </Suspense>,
    );
  });
}

test('a page reached by a link fetches the lesson once', async () => {
  const fetched = answering({ revisionId: 'r2', lesson: [html, null, '<p>And grow.</p>'], task: [] });
  vi.stubGlobal('fetch', fetched);
  await mount('r2');
  expect(await screen.findByText('And grow.')).toBeTruthy();
  expect(screen.getByText('shrink')).toBeTruthy();
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('a lesson that has changed meanwhile, or that does not come, says so in its place', async () => {
  vi.stubGlobal('fetch', answering({ revisionId: 'r9', lesson: ['<p>Another.</p>'], task: [] }));
  await mount('r3');
  expect(await screen.findAllByText(/could not be loaded/)).toHaveLength(2);
  expect(screen.queryByText('Another.')).toBeNull();
});

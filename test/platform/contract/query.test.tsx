/** How often a read is asked again, and when: by what the server said. */
import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { endpoint } from '@/lib/platform/contract/endpoint';
import { AnsweredNo, makeQueryClient, queryOf, valueFromAction } from '@/lib/platform/contract/query';

const getShelf = endpoint({
  method: 'GET',
  path: '/api/shelves/[shelf]',
  policy: 'viewer',
  params: z.object({ shelf: z.string() }),
  output: z.object({ books: z.number() }),
});

const request = vi.fn<() => Promise<Response>>();
let queries: QueryClient;
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  request.mockReset();
  vi.stubGlobal('fetch', request);
  queries = makeQueryClient();
});
afterEach(() => {
  stop();
  queries.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const answer = (status: number, headers = {}) =>
  request.mockImplementation(async () =>
    Response.json({ books: 3, error: { code: 'no', message: 'The shelf is closed.' } }, { status, headers }),
  );

/** Reads a shelf, as a page does. */
function read(round?: number) {
  const observer = new QueryObserver(queries, queryOf(getShelf, { params: { shelf: 'top' } }, round));
  stop = observer.subscribe(() => {});
  return observer;
}

test('what the server answers is read by the schema', async () => {
  answer(200);
  const shelf = read();
  await pass(0);
  expect(shelf.getCurrentResult().data).toEqual({ books: 3 });
});

test('a plain no is not asked twice, and comes in the server’s words', async () => {
  answer(404);
  const shelf = read();
  await pass(120_000);
  expect(request).toHaveBeenCalledOnce();
  expect(shelf.getCurrentResult().error).toEqual(new AnsweredNo('The shelf is closed.'));
});

test('a server that is away is asked again after 1, 2 and 4 seconds, then each half minute', async () => {
  request.mockRejectedValue(new TypeError('Failed to fetch'));
  const shelf = read();
  await pass(7000);
  expect(request).toHaveBeenCalledTimes(4);
  expect(shelf.getCurrentResult().isError).toBe(true);
  answer(200);
  await pass(30_000);
  expect(shelf.getCurrentResult().data).toEqual({ books: 3 });
});

test('a busy server is left the time that it asks for', async () => {
  answer(429, { 'Retry-After': '20' });
  const shelf = read();
  await pass(19_000);
  expect(request).toHaveBeenCalledOnce();
  answer(200);
  await pass(1000);
  expect(shelf.getCurrentResult().data).toEqual({ books: 3 });
});

test('another round asks anew; the same one is shared', async () => {
  answer(200);
  read(1);
  await pass(0);
  stop();
  read(2);
  await pass(0);
  expect(request).toHaveBeenCalledTimes(2);
});

test('an action that refuses is a plain no', () => {
  expect(valueFromAction({ ok: true, value: 3 })).toBe(3);
  expect(() => valueFromAction({ ok: false, message: 'No.', errors: {} })).toThrow(new AnsweredNo('No.'));
});

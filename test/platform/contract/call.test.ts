/** What goes over the wire when the browser calls a route. */
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { call } from '@/lib/platform/contract/call';
import { endpoint } from '@/lib/platform/contract/endpoint';

const upload = endpoint({
  method: 'POST',
  path: '/api/shelves/[shelf]/books',
  policy: 'instructor',
  params: z.object({ shelf: z.string() }),
  query: z.object({ name: z.string() }),
  output: z.object({ name: z.string() }),
  limits: { rawBytes: 1000 },
});
const note = endpoint({
  method: 'PUT',
  path: '/api/notes',
  policy: 'viewer',
  body: z.object({ text: z.string() }),
  output: z.object({}),
});

const request = vi.fn<typeof fetch>();
const answering = (body: object) => {
  request.mockReset();
  request.mockResolvedValue(Response.json(body));
  vi.stubGlobal('fetch', request);
};
afterEach(() => vi.unstubAllGlobals());

test('a route that takes bytes is sent them as they are, under no type of ours', async () => {
  answering({ name: 'a b.png' });
  const bytes = new Blob([new Uint8Array([137, 80])]);
  const answer = await call(upload, { params: { shelf: 'top' }, query: { name: 'a b.png' }, bytes });
  expect(answer).toEqual({ kind: 'ok', value: { name: 'a b.png' } });
  const [address, sent] = request.mock.lastCall ?? [];
  expect(address).toBe('/api/shelves/top/books?name=a+b.png');
  expect(sent?.body).toBe(bytes);
  expect(sent?.headers).toEqual({});
  expect(sent?.keepalive).toBe(false);
});

test('a short write outlives its page, a long one is above what browsers let', async () => {
  answering({});
  await call(note, { body: { text: 'read' } });
  expect(request.mock.lastCall?.[1]).toMatchObject({ body: '{"text":"read"}', keepalive: true });
  answering({});
  await call(note, { body: { text: 'x'.repeat(30_000) } });
  expect(request.mock.lastCall?.[1]?.keepalive).toBe(false);
});

/** Never called: bytes are asked for by the definition. */
async function forgetting() {
  // @ts-expect-error the bytes are missing
  await call(upload, { params: { shelf: 'top' }, query: { name: 'a' } });
}
void forgetting;

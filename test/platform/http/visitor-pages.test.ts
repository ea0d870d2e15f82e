/** Pages that all visitors share: what is kept, for whom, and whose nonce is in it. */
import { NextRequest } from 'next/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { visitorPage } from '@/lib/platform/http/visitor-pages';
import { proxy } from '@/proxy';

const nonce = 'MTIzNDU2';
const policy = { 'content-security-policy': `script-src 'nonce-${nonce}'`, 'content-type': 'text/html; charset=utf-8' };
const page = (init: ResponseInit = {}) =>
  new Response(`<script nonce="${nonce}">1</script><p>Hello</p><script nonce="${nonce}">2</script>`, {
    ...init,
    headers: { ...policy, link: `</a.css>; nonce="${nonce}"`, 'set-cookie': 'whose=mine', ...init.headers },
  });

let key = '';
let pages = 0;
const load = vi.fn(async () => page());
beforeEach(() => {
  pages += 1;
  key = `page ${pages}`;
  load.mockClear();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('a kept page carries the nonce of each answer, in its headers too, and nobody else’s cookies', async () => {
  await visitorPage(key, 'first', load);
  const found = await visitorPage(key, 'fresh', load);
  expect(found?.body).toBe('<script nonce="fresh">1</script><p>Hello</p><script nonce="fresh">2</script>');
  expect(found?.headers.get('link')).toBe('</a.css>; nonce="fresh"');
  expect(found?.headers.get('set-cookie')).toBeNull();
  expect(load).toHaveBeenCalledOnce();
});

test('after a minute it is asked for anew', async () => {
  for (const now of [0, 59_999, 60_000]) await visitorPage(key, 'n', load, () => now);
  expect(load).toHaveBeenCalledTimes(2);
});

test.each([
  ['is missing', () => page({ status: 404 })],
  ['leads elsewhere', () => page({ status: 307 })],
  ['is no page', () => page({ headers: { 'content-type': 'application/json' } })],
  ['has no nonce', () => page({ headers: { 'content-security-policy': '' } })],
])('what %s is not kept', async (_, answer) => {
  expect(await visitorPage(key, 'n', async () => answer())).toBeNull();
  expect(await visitorPage(key, 'n', load)).not.toBeNull();
});

test('a server that does not answer itself troubles nobody', async () => {
  expect(await visitorPage(key, 'n', () => Promise.reject(new Error('The connection was refused.')))).toBeNull();
});

test('many who ask at once wait for one page', async () => {
  const found = await Promise.all(['a', 'b', 'c'].map((own) => visitorPage(key, own, load)));
  expect(found.map((one) => one?.body.includes('nonce="b"'))).toEqual([false, true, false]);
  expect(load).toHaveBeenCalledOnce();
});

test('made-up addresses fill neither the queue nor the memory', async () => {
  const finish: ((response: Response) => void)[] = [];
  const slow = vi.fn(() => new Promise<Response>((resolve) => finish.push(resolve)));
  const asked = Array.from({ length: 40 }, (_, index) => visitorPage(`${key} made up ${index}`, 'n', slow));
  expect(slow.mock.calls.length).toBeLessThan(40);
  for (const end of finish) end(page({ status: 404 }));
  expect((await Promise.all(asked)).every((found) => found === null)).toBe(true);
});

/** What the proxy answers a visitor whose language is English where the page would be rendered with Hello. */
async function ask(path: string, headers: Record<string, string> = {}) {
  vi.stubEnv('NODE_ENV', 'production');
  const fetching = vi.fn(async (_url: string, _init: { headers: Record<string, string> }) => page());
  vi.stubGlobal('fetch', fetching);
  const given = { 'accept-language': 'en-US', ...headers };
  const response = await proxy(new NextRequest(`http://localhost:3000${path}`, { headers: given }));
  return { response, body: await response.text(), fetching };
}

test('a visitor gets a kept page with a policy that allows its scripts', async () => {
  const { response, body } = await ask('/');
  const own = /'nonce-([^']+)'/.exec(response.headers.get('Content-Security-Policy') ?? '')?.[1];
  expect(own).not.toBe(nonce);
  expect(body).toContain(`<script nonce="${own}">1</script>`);
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
});

test('the page is asked for with nothing of the visitor but the language and the order of options', async () => {
  const cookie = 'nabla-order=v3; next-auth.csrf-token=x';
  const { fetching } = await ask('/lessons/relu', { cookie, authorization: 'Bearer x' });
  const sent = fetching.mock.calls[0]?.[1].headers ?? {};
  expect(sent).toMatchObject({ cookie: 'nabla-order=v3', 'accept-language': 'en-US' });
  expect(Object.keys(sent).toSorted()).toEqual(['accept-language', 'cookie', 'user-agent', 'x-nabla-fetching']);
});

test('the order of a lesson’s options goes by what the browser keeps', async () => {
  expect((await ask('/lessons/sigmoid', { cookie: 'nabla-order=v3' })).fetching).toHaveBeenCalledOnce();
  expect((await ask('/lessons/sigmoid', { cookie: 'nabla-order=v3' })).fetching).not.toHaveBeenCalled();
  expect((await ask('/lessons/sigmoid', { cookie: 'nabla-order=v4' })).fetching).toHaveBeenCalledOnce();
  const old = '4a1e2c9e-3f7b-4c55-8f53-0d1b8c1f2a11';
  expect((await ask('/lessons/sigmoid', { cookie: `nabla-order=${old}` })).body).toBe('');
});

test.each([
  ['who is signed in', '/', { cookie: 'next-auth.session-token=x' }],
  ['who is signed in by https', '/', { cookie: '__Secure-next-auth.session-token=x' }],
  ['a browser that asks for a part of a page', '/', { rsc: '1' }],
  ['the server that asks itself', '/', { 'x-nabla-fetching': '1' }],
  ['an address with a query', '/?tab=attempts', {}],
  ['pages that depend on who asks', '/teach', {}],
])('nothing kept is sent to %s', async (_, path, headers) => {
  expect((await ask(path, headers)).body).toBe('');
});

/** The JSON API by its route handlers, with real requests; only the cookie jar, which Next keeps, is ours. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GET as getAttempt } from '@/app/api/attempts/[id]/route';
import { POST as postAttempt } from '@/app/api/attempts/route';
import { GET as getDraft, PUT as putDraft } from '@/app/api/drafts/[slug]/route';
import { GET as getAttempts } from '@/app/api/exercises/[slug]/attempts/route';
import { POST as postHint } from '@/app/api/hints/route';
import { POST as postTakeover } from '@/app/api/takeover/route';
import { POST as postVerify } from '@/app/api/verify/route';
import { provideSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { startVerifier } from '@/lib/learning/attempts/verify.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { makeSessionToken } from '@/lib/platform/session/session.server';
import { freshDatabase } from '../helpers/database';
import { fakeSandbox, half, makeRevision, right } from '../helpers/exercise';
import { makeUser } from '../helpers/people';

const jar = new Map<string, string>();
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined) }),
}));
const folder = mkdtempSync(join(tmpdir(), 'nabla-api-'));
vi.stubEnv('NABLA_DATA', folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const db = freshDatabase();
beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
});
afterEach(() => jar.clear());

async function signIn() {
  const user = await makeUser();
  jar.set('next-auth.session-token', await makeSessionToken(user.id));
  return user;
}

type Handler = typeof postAttempt;

async function call(
  handler: Handler,
  {
    params,
    body,
    headers = {},
    query = '',
  }: { params?: Record<string, string>; body?: unknown; headers?: Record<string, string>; query?: string } = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request = new Request(`http://localhost:3000/api${query}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { host: 'localhost:3000', ...headers },
    ...(body === undefined ? {} : { body: text }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const submission = (source = right) => ({ id: randomUUID(), slug: 'double', revisionId: makeRevision().id, source });

test('a submission is acknowledged, verified, and found again', async () => {
  await signIn();
  const body = submission(half);
  expect(await call(postAttempt, { body })).toMatchObject({ status: 202, body: { id: body.id, state: 'pending' } });
  const verifier = startVerifier({ sandbox: fakeSandbox(), concurrency: 1 });
  const found = await call(getAttempt, { params: { id: body.id }, query: '?wait=20' });
  expect(found).toMatchObject({ status: 200, body: { state: 'verified', score: 1, maxScore: 3 } });
  expect(found.headers.get('cache-control')).toBe('no-store');
  await verifier.stop();
  const list = await call(getAttempts, { params: { slug: 'double' } });
  expect(list.body).toMatchObject({ attempts: [{ id: body.id, source: half, report: null }] });
  expect(JSON.stringify([found.body, list.body])).not.toContain('Secret');
});

test('a forged verdict in the request changes nothing', async () => {
  await signIn();
  const other = await makeUser();
  const body = {
    ...submission(half),
    state: 'verified',
    score: 100,
    maxScore: 1,
    outcome: 'passed',
    report: {},
    userId: other.id,
  };
  expect(await call(postAttempt, { body })).toMatchObject({ status: 202, body: { state: 'pending', score: null } });
  expect(await db().attempt.findMany({ where: { userId: other.id } })).toEqual([]);
});

test('without a session, what is recorded is refused and what is not is open', async () => {
  const none = { status: 401, body: { error: { code: 'not-signed-in' } } };
  expect(await call(postAttempt, { body: submission() })).toMatchObject(none);
  expect(await call(getAttempt, { params: { id: randomUUID() } })).toMatchObject(none);
  expect(await call(getAttempts, { params: { slug: 'double' } })).toMatchObject(none);
  expect(await call(getDraft, { params: { slug: 'double' } })).toMatchObject(none);
  expect(await call(putDraft, { params: { slug: 'double' }, body: { source: '', baseVersion: null } })).toMatchObject(
    none,
  );
  expect(await call(postTakeover, { body: { drafts: [], attempts: [] } })).toMatchObject(none);
  provideSandbox(fakeSandbox());
  expect(await call(postVerify, { body: submission() })).toMatchObject({
    status: 200,
    body: { report: { outcome: 'passed' } },
  });
  const hint = { slug: 'double', revisionId: 'x', mistake: 'squared' };
  expect(await call(postHint, { body: hint })).toMatchObject({ status: 200, body: { hint: 'Multiply by **2**.' } });
});

test('a write from another site is refused, from our own pages and from programs it is not', async () => {
  await signIn();
  const status = async (headers: Record<string, string>) =>
    (await call(postAttempt, { body: submission(), headers })).status;
  expect(await status({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await status({ origin: 'http://localhost:4000' })).toBe(403);
  expect(await status({ origin: 'null' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' })).toBe(202);
  expect(await status({ origin: 'http://localhost:3000' })).toBe(202);
  expect(await status({})).toBe(202);
});

test('what is not valid is refused with the field that is wrong', async () => {
  await signIn();
  const message = async (body: unknown) => {
    const answer = await call(postAttempt, { body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } });
    return answer.body.error.message;
  };
  expect(await message({ ...submission(), id: '1' })).toMatch(/^id: /);
  expect(await message({ ...submission(), source: 7 })).toMatch(/^source: /);
  expect(await message(submission('é'.repeat(50_001)))).toBe('source: The code is longer than 100 kB.');
  expect(await message(submission('a\0b'))).toMatch(/^source: The code contains a NUL/);
  expect(await message('{')).toBe('The request is not JSON.');
  expect(await call(getAttempt, { params: { id: 'nonsense' } })).toMatchObject({ status: 400 });
});

test('a body that is too large is refused before it is read to its end', async () => {
  await signIn();
  expect(await call(postAttempt, { body: 'x'.repeat(300_001) })).toMatchObject({
    status: 413,
    body: { error: { code: 'too-large' } },
  });
});

test('the longest source is accepted however it is escaped', async () => {
  await signIn();
  expect(await call(postAttempt, { body: submission('"\n'.repeat(50_000)) })).toMatchObject({ status: 202 });
});

test("an unknown exercise and somebody else's attempt are not found", async () => {
  const notFound = { status: 404, body: { error: { code: 'not-found' } } };
  await signIn();
  const body = submission();
  await call(postAttempt, { body });
  await signIn();
  expect(await call(getAttempt, { params: { id: body.id } })).toMatchObject(notFound);
  expect(await call(postAttempt, { body })).toMatchObject(notFound);
  expect(await call(postAttempt, { body: { ...submission(), slug: 'triple' } })).toMatchObject(notFound);
});

test('an id in capitals is the same attempt', async () => {
  await signIn();
  const body = submission();
  await call(postAttempt, { body });
  expect(await call(postAttempt, { body: { ...body, id: body.id.toUpperCase() } })).toMatchObject({ status: 202 });
  expect(await db().attempt.count()).toBe(1);
});

test('a draft is saved, found, and a conflict brings the other draft along', async () => {
  await signIn();
  const params = { slug: 'double' };
  expect((await call(getDraft, { params })).body).toEqual({ draft: null });
  expect(await call(putDraft, { params, body: { source: 'a', baseVersion: null } })).toMatchObject({
    status: 200,
    body: { version: 1 },
  });
  expect((await call(getDraft, { params })).body).toMatchObject({ draft: { source: 'a', version: 1 } });
  expect(await call(putDraft, { params, body: { source: 'b', baseVersion: null } })).toMatchObject({
    status: 409,
    body: { error: { code: 'draft-conflict' }, draft: { source: 'a', version: 1 } },
  });
});

test('too many requests say when to come again', async () => {
  await signIn();
  for (let i = 0; i < 20; i += 1) await call(postAttempt, { body: submission() });
  const refused = await call(postAttempt, { body: submission() });
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too-many-requests' } } });
  expect(refused.headers.get('retry-after')).toBe('5');
});

test('our own failure is a plain message to the client and an entry in the log', async () => {
  await signIn();
  vi.spyOn(db().attempt, 'findMany').mockRejectedValueOnce(new Error('secret detail'));
  const answer = await call(getAttempts, { params: { slug: 'double' } });
  expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
  expect(JSON.stringify(answer.body)).not.toContain('secret detail');
  expect(console.error).toHaveBeenCalledOnce();
  vi.mocked(console.error).mockClear();
});

test('a route without parameters answers, though Next hands it none', async () => {
  provideSandbox(fakeSandbox());
  const body = JSON.stringify({ slug: 'double', revisionId: 'x', source: right });
  const headers = { host: 'localhost:3000' };
  const request = new Request('http://localhost:3000/api/verify', { method: 'POST', headers, body });
  const response = await postVerify(request, { params: Promise.resolve(undefined) });
  expect(response.status).toBe(200);
});

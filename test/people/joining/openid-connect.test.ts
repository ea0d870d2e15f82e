/** Signing in through an OpenID Connect provider: next-auth with our options against a small provider of the test's own. */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { joinCodeCookie } from '@/lib/people/joining/join-code-cookie';
import { authOptions, listProviders } from '@/lib/people/joining/options.server';
import { findViewerOf } from '@/lib/platform/session/session.server';
import { freshDatabase } from '../../helpers/database';
import { makeClass, makeUser } from '../../helpers/people';

const jar = new Map<string, string>();
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
    delete: (name: string) => jar.delete(name),
  }),
  headers: async () => new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' }),
}));

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** What the provider says about whoever signs in there. */
let claims: Record<string, unknown>;
/** What it remembers of the sign-in under way. */
let asked: URLSearchParams;
let issuer: string;

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function idToken(): string {
  const seconds = Math.floor(Date.now() / 1000);
  const standard = { iss: issuer, aud: 'nabla', iat: seconds, exp: seconds + 60, nonce: asked.get('nonce') };
  const content = `${base64({ alg: 'RS256', kid: 'test' })}.${base64({ ...standard, ...claims })}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), keys.privateKey).toString('base64url')}`;
}

async function answer(request: IncomingMessage): Promise<object> {
  switch (request.url) {
    case '/.well-known/openid-configuration':
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
    case '/keys':
      return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }] };
    case '/token': {
      const form = new URLSearchParams(await text(request));
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const right = form.get('code') === 'the-code' && challenge === asked.get('code_challenge');
      return right ? { access_token: 'a', token_type: 'Bearer', id_token: idToken() } : { error: 'invalid_grant' };
    }
    default:
      return {};
  }
}

const provider = createServer(async (request, response) => {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(await answer(request)));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const address = provider.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const env = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'nabla', OIDC_CLIENT_SECRET: 'secret', OIDC_NAME: 'School' };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.stubEnv('NABLA_URL', 'http://localhost:3000');
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32));
});
afterAll(() => provider.close());

const db = freshDatabase();
beforeEach(() => {
  jar.clear();
  claims = { sub: '42', name: 'Ada Lovelace', email: 'ada@school.edu', email_verified: true };
});

/** Calls next-auth as a browser would, keeping its cookies. Returns where it redirects, and what it sends. */
async function request(path: readonly string[], given: { body?: object; query?: object } = {}) {
  const headers = new Map<string, string | string[]>();
  const sent: { redirect: string; body: unknown } = { redirect: '', body: null };
  const response = {
    status: () => response,
    setHeader: (name: string, value: string | string[]) => headers.set(name, value) && response,
    getHeader: (name: string) => headers.get(name),
    send: (body: unknown) => {
      sent.body = body;
    },
    end: () => {},
  };
  const incoming = {
    method: given.body ? 'POST' : 'GET',
    headers: {},
    query: { nextauth: [...path], ...given.query },
    body: given.body ?? {},
    cookies: Object.fromEntries(jar),
  };
  // What next-auth uses of Next's two types.
  await NextAuth(incoming as unknown as NextApiRequest, response as unknown as NextApiResponse, await authOptions());
  for (const cookie of [headers.get('Set-Cookie') ?? []].flat()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    jar.set(name, decodeURIComponent(value));
  }
  return { ...sent, redirect: String(headers.get('Location') ?? '') };
}

/** From the button to the provider and back. */
async function signInAtProvider() {
  const { body } = await request(['csrf']);
  const { csrfToken } = Object(body);
  const { redirect } = await request(['signin', 'oidc'], { body: { csrfToken, callbackUrl: '/' } });
  expect(redirect).toMatch(`${issuer}/authorize?`);
  asked = new URL(redirect).searchParams;
  return request(['callback', 'oidc'], { query: { code: 'the-code', state: asked.get('state') } });
}

const viewer = () => findViewerOf(jar.get('next-auth.session-token') ?? '');

test('the button is offered under the name given', () => {
  expect(listProviders()).toEqual([{ id: 'oidc', name: 'School' }]);
});

test('somebody new with a join code becomes a student of the class and is signed in', async () => {
  const { id: classId, joinCode } = await makeClass();
  jar.set(joinCodeCookie, joinCode);
  await signInAtProvider();
  expect(await viewer()).toMatchObject({ name: 'Ada Lovelace', email: 'ada@school.edu', role: 'student' });
  expect(await db().enrolment.findMany({ where: { classId } })).toHaveLength(1);
  const first = await viewer();
  expect(await db().session.findMany()).toMatchObject([{ device: 'Firefox on Linux' }]);
  jar.clear();
  await signInAtProvider();
  expect(await viewer()).toEqual(first);
});

test('somebody new without a code is sent back with the reason, and nobody is made', async () => {
  expect(await signInAtProvider()).toMatchObject({
    redirect: expect.stringContaining('/sign-in?error=join-code-needed'),
  });
  expect(await viewer()).toBeNull();
  expect(await db().user.count()).toBe(0);
});

test('an account with a password is not reached by its e-mail', async () => {
  const { id } = await makeUser({ email: 'ada@school.edu' });
  await db().user.update({ where: { id }, data: { passwordHash: `scrypt:${randomUUID()}` } });
  expect(await signInAtProvider()).toMatchObject({
    redirect: expect.stringContaining('/sign-in?error=password-first'),
  });
  expect(await viewer()).toBeNull();
});

test('an e-mail that the provider has not verified is refused', async () => {
  await makeUser({ email: 'ada@school.edu' });
  claims = { ...claims, email_verified: false };
  expect(await signInAtProvider()).toMatchObject({
    redirect: expect.stringContaining('/sign-in?error=email-unverified'),
  });
  expect(await viewer()).toBeNull();
});

test('whoever is suspended is sent back with the reason', async () => {
  await makeUser({ email: 'ada@school.edu' });
  await db().user.updateMany({ data: { suspendedAt: new Date() } });
  expect(await signInAtProvider()).toMatchObject({
    redirect: expect.stringContaining('/sign-in?error=AccountSuspended'),
  });
  expect(await viewer()).toBeNull();
});

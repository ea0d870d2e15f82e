import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { authRequestProblem } from '@/lib/people/joining/auth-request';

const post = (body: string, type = 'application/x-www-form-urlencoded') =>
  new NextRequest('http://localhost/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  });

test.each([
  ['an odd address to return to', post('callbackUrl=foo')],
  ['one that is no text', post('{"callbackUrl":{}}', 'application/json')],
  ['broken JSON', post('{', 'application/json')],
  ['no object', post('null', 'application/json')],
  ['a password by GET', new NextRequest('http://localhost/api/auth/callback/credentials')],
  ['a NUL', post('email=%00')],
  [
    'an odd cookie',
    new NextRequest('http://localhost/api/auth/session', { headers: { cookie: 'next-auth.callback-url=foo' } }),
  ],
])('%s is named before next-auth sees it', async (_, request) => {
  expect(await authRequestProblem(request)).not.toBeNull();
});

test.each([
  ['a form', post('email=a&callbackUrl=%2Faccount')],
  ['JSON', post('{"callbackUrl":"https://school.edu/"}', 'application/json')],
  ['nothing', post('')],
  [
    'a usual cookie',
    new NextRequest('http://localhost/api/auth/session', {
      headers: { cookie: 'next-auth.callback-url=http%3A%2F%2Flocalhost%2F' },
    }),
  ],
])('%s goes on, and can still be read', async (_, request) => {
  expect(await authRequestProblem(request)).toBeNull();
  expect(request.bodyUsed).toBe(false);
});

/** Requests that no page of ours sends are refused with 400 before they reach what would fail on them. */
import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { hasNul } from '@/lib/platform/http/hostile-text';
import { proxy } from '@/proxy';

const statusOf = async (path: string) => (await proxy(new NextRequest(`http://localhost:3000${path}`))).status;

test.each([
  '/exercises/%E0%A4%A',
  '/api/drafts/%',
  '/lessons/a%00b',
  '/join?code=a%00b',
  '/sign-in?%00=x',
  '/api/auth/csrf?callbackUrl=foo',
  '/api/auth/signin?callbackUrl=javascript:alert(1)',
])('%s is refused', async (path) => {
  expect(await statusOf(path)).toBe(400);
});

test.each(['/lessons/relu', '/exercises/%C3%A9', '/api/auth/csrf?callbackUrl=/account', '/sign-in?callbackUrl=foo'])(
  '%s goes on',
  async (path) => {
    expect(await statusOf(path)).toBe(200);
  },
);

test('a NUL is found in any text, however deep, and in keys', () => {
  expect(hasNul({ a: ['x', { b: 'y\0' }] })).toBe(true);
  expect(hasNul({ 'k\0': 1 })).toBe(true);
  expect(hasNul({ a: ['x', null, 3, new Date(), '\\u0000'] })).toBe(false);
});

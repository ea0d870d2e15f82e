/** What the workbench makes of a server's answers: gone, busy, or a plain no. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { workbenchApi } from '@/lib/learning/workbench/api';

afterEach(() => vi.unstubAllGlobals());

const answering = (response: () => Response | Promise<Response>) => vi.stubGlobal('fetch', async () => response());
const refusal = (status: number, headers = {}) =>
  Response.json({ error: { code: 'too-many-requests', message: 'Slowly.' } }, { status, headers });

describe('an answer', () => {
  test('of a server that is asked too often is busy, for as long as it says', async () => {
    answering(() => refusal(429, { 'Retry-After': '7' }));
    expect(await workbenchApi.getAttempts('relu')).toEqual({ kind: 'busy', retryAfterMs: 7000 });
  });

  test('that does not say for how long leaves it to the caller', async () => {
    answering(() => refusal(429));
    expect(await workbenchApi.getAttempts('relu')).toEqual({ kind: 'busy', retryAfterMs: null });
    answering(() => refusal(429, { 'Retry-After': 'soon' }));
    expect(await workbenchApi.getAttempts('relu')).toEqual({ kind: 'busy', retryAfterMs: null });
  });

  test('of a server that is being restarted and says when is busy too', async () => {
    answering(() => refusal(503, { 'Retry-After': '2' }));
    expect(await workbenchApi.getAttempts('relu')).toEqual({ kind: 'busy', retryAfterMs: 2000 });
  });

  test('that never came, or that a proxy made up, is tried again', async () => {
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await workbenchApi.getAttempts('relu')).toEqual({ kind: 'unreachable' });
    answering(() => new Response('<h1>Sign in to the Wi-Fi</h1>'));
    expect(await workbenchApi.getAttempts('relu')).toEqual({ kind: 'unreachable' });
    answering(() => new Response('Bad gateway', { status: 502 }));
    expect(await workbenchApi.getAttempts('relu')).toEqual({ kind: 'unreachable' });
  });

  test('that says no keeps the server’s words', async () => {
    answering(() => refusal(404));
    expect(await workbenchApi.getAttempts('relu')).toMatchObject({ kind: 'refused', status: 404, message: 'Slowly.' });
  });
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sayDevice } from '@/lib/platform/session/device';
import { endSession, findViewerOf, makeSessionToken, startSession } from '@/lib/platform/session/session.server';
import { endSessionById, endSessions, listSessions, makeSession } from '@/lib/platform/session/sessions.server';
import { freshDatabase } from '../../helpers/database';
import { makeUser } from '../../helpers/people';

const jar = new Map<string, string>();
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
    delete: (name: string) => jar.delete(name),
  }),
  headers: async () => new Headers({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36' }),
}));

vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32));
const db = freshDatabase();
beforeEach(() => jar.clear());

const cookie = () => jar.get('next-auth.session-token') ?? '';

test('signing out ends the session in every copy of its cookie, and no other', async () => {
  const user = await makeUser();
  const elsewhere = await makeSessionToken(user.id);
  await startSession(user.id);
  const copied = cookie();
  expect(await findViewerOf(copied)).toEqual(user);
  await endSession();
  expect(cookie()).toBe('');
  expect(await findViewerOf(copied)).toBeNull();
  expect(await findViewerOf(elsewhere)).toEqual(user);
});

test('signing out without a session, or with a cookie that is none, is harmless', async () => {
  await endSession();
  jar.set('next-auth.session-token', 'nonsense');
  await endSession();
  expect(cookie()).toBe('');
});

test('ending all sessions ends those that are just being made too, and spares the one to keep', async () => {
  const user = await makeUser();
  const here = await makeSession(user.id, 'Firefox on Linux');
  const there = await makeSessionToken(user.id);
  const asked = 0; // the version of a sign-in whose password is being looked at
  await db().$transaction((tx) => endSessions(tx, user.id, here));
  expect(await findViewerOf(there)).toBeNull();
  await makeSession(user.id, 'A late one', asked);
  expect(await listSessions(user.id)).toMatchObject([{ id: here, device: 'Firefox on Linux' }]);
  expect(await makeSessionToken(user.id).then(findViewerOf)).toEqual(user);
});

test('a suspended user has no session until they are let in again', async () => {
  const user = await makeUser();
  const token = await makeSessionToken(user.id);
  await db().user.update({ where: { id: user.id }, data: { suspendedAt: new Date() } });
  expect(await findViewerOf(token)).toBeNull();
  await db().user.update({ where: { id: user.id }, data: { suspendedAt: null } });
  expect(await findViewerOf(token)).toEqual(user);
});

test('one session is ended by its owner only', async () => {
  const [ada, mallory] = [await makeUser(), await makeUser()];
  const id = await makeSession(ada.id, 'Firefox on Linux');
  await endSessionById(id, mallory.id);
  expect(await listSessions(ada.id)).toHaveLength(1);
  await endSessionById(id, ada.id);
  expect(await listSessions(ada.id)).toEqual([]);
});

test('a session says by which browser it was begun and when it was last seen, to within minutes', async () => {
  const user = await makeUser();
  await startSession(user.id);
  const long = new Date('2026-01-01');
  await db().session.updateMany({ data: { lastSeenAt: long } });
  await findViewerOf(cookie());
  const [seen] = await listSessions(user.id);
  expect(seen).toMatchObject({ device: 'Chrome on Windows' });
  expect(seen?.lastSeenAt.getTime()).toBeGreaterThan(long.getTime());
});

test('what nobody can use any more is cleared away when a new one begins', async () => {
  const user = await makeUser();
  await makeSession(user.id, 'Old');
  await db().session.updateMany({ data: { createdAt: new Date('2026-01-01') } });
  await makeSession(user.id, 'New');
  expect(await db().session.findMany()).toMatchObject([{ device: 'New' }]);
});

describe('a browser in words', () => {
  test.each([
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15',
      'Safari on macOS',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) CriOS/140.0 Mobile Safari/604.1', 'Chrome on iPhone'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
    [
      'Mozilla/5.0 (Linux; Android 15) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36',
      'Samsung Internet on Android',
    ],
    ['curl/8.5.0', 'An unknown browser'],
    [null, 'An unknown browser'],
  ])('%s', (userAgent, words) => {
    expect(sayDevice(userAgent)).toBe(words);
  });
});

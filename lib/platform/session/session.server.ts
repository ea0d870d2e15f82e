/**
 * The session's cookie: signed and encrypted by next-auth, it holds a user's id and the id of a session's row and nothing
 * else. Whether that goes on, and what the user may do, is read from the database on every request.
 */
import 'server-only';
import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { environment } from '@/lib/platform/env/environment.server';
import { isUuid } from '@/lib/platform/http/uuid';
import { sayDevice } from './device';
import { sessionSecret } from './secret.server';
import { endSessionById, makeSession, sessionDays } from './sessions.server';
import type { Viewer } from './viewer';
import { findOpenSession, type OpenSession } from './viewer.server';

const maxAge = sessionDays * 24 * 60 * 60;

/** Browsers refuse `__Secure-` cookies over plain http, which a classroom's own network uses. */
export const secureCookies = () => environment().url.startsWith('https://');
const cookieName = () => `${secureCookies() ? '__Secure-' : ''}next-auth.session-token`;

/** The session of this request. One query, however often it is called while a page renders. */
const findSession = cache(async (): Promise<OpenSession | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  return token ? findSessionOf(token) : null;
});

/** Who is signed in, null for a visitor. */
export const findViewer = async (): Promise<Viewer | null> => (await findSession())?.viewer ?? null;

/** Of the browser that asks. */
export const findSessionId = async (): Promise<string | null> => (await findSession())?.id ?? null;

/** Whose session token it is; null when it is forged, expired or ended, or its user is gone. */
export async function findViewerOf(token: string): Promise<Viewer | null> {
  return (await findSessionOf(token))?.viewer ?? null;
}

async function findSessionOf(token: string): Promise<OpenSession | null> {
  const named = await readToken(token);
  return named && findOpenSession(named.sessionId, named.userId);
}

async function readToken(token: string): Promise<{ readonly userId: string; readonly sessionId: string } | null> {
  const secret = await sessionSecret();
  const payload = await decode({ token, secret }).catch(() => null);
  const [userId, sessionId] = [payload?.sub ?? '', String(payload?.sid ?? '')];
  return isUuid(userId) && isUuid(sessionId) ? { userId, sessionId } : null;
}

/** What the token of a session holds; next-auth's callback makes it, too. */
export const tokenContent = (userId: string, sessionId: string) => ({ sub: userId, sid: sessionId });

export async function makeSessionToken(userId: string, device = sayDevice(null)): Promise<string> {
  const token = tokenContent(userId, await makeSession(userId, device));
  return encode({ token, secret: await sessionSecret(), maxAge });
}

/** The browser of this request, in words. */
export const findDevice = async (): Promise<string> => sayDevice((await headers()).get('user-agent'));

/** Signs in whoever this request belongs to, after sign-up or set-up. Only in server actions and route handlers. */
export async function startSession(userId: string): Promise<void> {
  await endBrowserSession();
  const token = await makeSessionToken(userId, await findDevice());
  const secure = secureCookies();
  (await cookies()).set(cookieName(), token, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge });
}

/** Signs out: the session ends, and with it every copy of its cookie. */
export async function endSession(): Promise<void> {
  await endBrowserSession();
  (await cookies()).delete(cookieName());
}

/** The one that the cookie of this request names, where it names one. */
export async function endBrowserSession(): Promise<void> {
  const named = await readToken((await cookies()).get(cookieName())?.value ?? '');
  if (named) await endSessionById(named.sessionId, named.userId);
}

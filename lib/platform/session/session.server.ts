/**
 * The session: a signed and encrypted cookie of next-auth's that holds a user's id and nothing else. What the user may
 * do is read from the database on every request.
 */
import 'server-only';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { environment } from '@/lib/platform/env/environment.server';
import { sessionSecret } from './secret.server';
import type { Viewer } from './viewer';
import { readViewer } from './viewer.server';

export const sessionDays = 60;
const maxAge = sessionDays * 24 * 60 * 60;

/** Browsers refuse `__Secure-` cookies over plain http, which a classroom's own network uses. */
export const secureCookies = () => environment().url.startsWith('https://');
const cookieName = () => `${secureCookies() ? '__Secure-' : ''}next-auth.session-token`;

/** Who is signed in, null for a visitor. One query per request, however often it is called while a page renders. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  return token ? findViewerOf(token) : null;
});

/** Whose session token it is; null when it is forged, expired, or its user is gone. */
export async function findViewerOf(token: string): Promise<Viewer | null> {
  const secret = await sessionSecret();
  const payload = await decode({ token, secret }).catch(() => null);
  if (!payload?.sub) return null;
  return readViewer(payload.sub);
}

export async function makeSessionToken(userId: string): Promise<string> {
  return encode({ token: { sub: userId }, secret: await sessionSecret(), maxAge });
}

/** Signs in whoever this request belongs to, after sign-up or set-up. Only in server actions and route handlers. */
export async function startSession(userId: string): Promise<void> {
  const token = await makeSessionToken(userId);
  const secure = secureCookies();
  (await cookies()).set(cookieName(), token, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge });
}

export async function endSession(): Promise<void> {
  (await cookies()).delete(cookieName());
}

/** Which requests get a visitor's page from memory, and what that page depends on. */
import type { NextRequest } from 'next/server';
import { clockOf } from '@/lib/core/time/say-time';
import { isSharedSeed, orderCookie } from './order-cookie';

/** What a page of visitors depends on. */
interface VisitorPlace {
  readonly key: string;
  readonly path: string;
  readonly language: string;
  readonly seed: string;
}

/** The server's own request for a page to keep. Whoever else sends it gets a page that was rendered for them. */
const fetchingHeader = 'x-nabla-fetching';
const ofParts = ['rsc', 'next-router-prefetch', 'next-router-segment-prefetch', fetchingHeader];
const pages = /^\/(?:$|sign-in$|(?:lessons|exercises)\/[\w-]+$)/;

/**
 * Null for all others: who is signed in, parts that a page in a browser asks for, and addresses with a query.
 * @param seed of the order of options, which lessons alone show
 */
export function visitorPlace({ method, nextUrl, headers, cookies }: NextRequest, seed: string): VisitorPlace | null {
  const path = nextUrl.pathname;
  const isPage = method === 'GET' && process.env.NODE_ENV === 'production' && pages.test(path) && !nextUrl.search;
  const isPart = ofParts.some((name) => headers.has(name));
  const isSignedIn = cookies.getAll().some(({ name }) => name.includes('next-auth.session-token'));
  if (!isPage || isPart || isSignedIn) return null;
  const language = headers.get('accept-language') ?? '';
  const key = `${path} ${clockOfRequest(headers)}`;
  if (!path.startsWith('/lessons/')) return { key, path, language, seed: '' };
  return isSharedSeed(seed) ? { key: `${key} ${seed}`, path, language, seed } : null;
}

/** By the languages that a browser asks for; null where they say nothing. */
export function clockOfRequest(headers: Pick<Headers, 'get'>) {
  const [language = ''] = headers.get('accept-language')?.split(/[,;]/) ?? [];
  return clockOf(language);
}

/** Asks this server for the page, as a visitor. */
export function requestVisitorPage({ path, language, seed }: VisitorPlace): Promise<Response> {
  const headers = {
    [fetchingHeader]: '1',
    // Next sends robots another kind of page.
    'user-agent': 'Mozilla/5.0 (Nabla)',
    'accept-language': language,
    cookie: `${orderCookie}=${seed}`,
  };
  // Next says where it listens.
  return fetch(`http://localhost:${process.env.PORT}${path}`, { headers, redirect: 'manual', cache: 'no-store' });
}

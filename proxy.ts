/**
 * Refuses addresses that nothing behind it can read, and sets the Content-Security-Policy of every page, with a nonce of its own. Nothing may be loaded from another host;
 * `wasm-unsafe-eval` is for QuickJS alone, and styles are inline because Mantine and Monaco set them from script.
 */
import { type NextRequest, NextResponse } from 'next/server';
import { drawSeed, orderCookie } from '@/app/order-cookie';
import { requestVisitorPage, visitorPlace } from '@/app/visitor-page';
import { requestAddressProblem } from '@/lib/platform/http/hostile-text';
import { visitorPage } from '@/lib/platform/http/visitor-pages';

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const wrong = requestAddressProblem(request.nextUrl);
  if (wrong) return NextResponse.json({ error: { code: 'invalid', message: wrong } }, { status: 400 });
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const development = process.env.NODE_ENV === 'development';
  const policy = [
    `default-src 'self'`,
    // React's development build needs eval for its error overlays; production does not.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${development ? " 'unsafe-eval'" : ''}`,
    `worker-src 'self'`,
    `style-src 'self' 'unsafe-inline'`,
    `font-src 'self' data:`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');

  const newSeed = lacksSeed(request) ? drawSeed() : null;
  const response = await answer(request, { nonce, policy, newSeed });
  if (newSeed)
    response.cookies.set(orderCookie, newSeed, { path: '/lessons', httpOnly: true, sameSite: 'lax', maxAge: year });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('Referrer-Policy', secretPath.test(request.nextUrl.pathname) ? 'no-referrer' : 'same-origin');
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  // Only where people reach it by https: a classroom's own network often has no certificate.
  if (process.env.NABLA_URL?.startsWith('https://'))
    response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  return response;
}

/** Whoever has such an address may use it, so that it must not travel on in a Referer. */
const secretPath = /^\/(setup|reset|join|confirm-email|unsubscribe)\//;

const year = 365 * 24 * 60 * 60;

const lacksSeed = ({ nextUrl, cookies }: NextRequest): boolean =>
  nextUrl.pathname.startsWith('/lessons/') && !cookies.has(orderCookie);

interface Told {
  readonly nonce: string;
  readonly policy: string;
  /** Null where the browser has one. */
  readonly newSeed: string | null;
}

/** A visitor's page from memory, or else what Next renders. */
async function answer(request: NextRequest, { nonce, policy, newSeed }: Told): Promise<NextResponse> {
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  // The page that sets the cookie is drawn by it already.
  if (newSeed)
    headers.set('cookie', [request.headers.get('cookie'), `${orderCookie}=${newSeed}`].filter(Boolean).join('; '));
  const place = visitorPlace(request, newSeed ?? request.cookies.get(orderCookie)?.value ?? '');
  const kept = place && (await visitorPage(place.key, nonce, () => requestVisitorPage(place)));
  if (kept) return new NextResponse(kept.body, { headers: kept.headers });
  return NextResponse.next({ request: { headers } });
}

export const config = {
  // Uploaded images have a stricter policy of their own.
  matcher: [
    '/((?!_next/static|api/studio/uploads/|_next/image|favicon.ico|icon.svg|bake/|monaco/|sandbox/|trainer/).*)',
  ],
};

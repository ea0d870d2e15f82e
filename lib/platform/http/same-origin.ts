/** Against cross-site request forgery, beside the cookie's SameSite: a write must come from our own pages. */
import { Forbidden } from './errors';

/**
 * Browsers say where a request comes from, and pages cannot forge it. A client that sends neither header
 * is not a browser, so no other site can make it send our session.
 * @throws Forbidden
 */
export function requireSameOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  const same = site ? site === 'same-origin' : origin === null || hostOf(origin) === host;
  if (!same) throw new Forbidden('This request comes from another site.');
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null; // "null", from a sandboxed frame
  }
}

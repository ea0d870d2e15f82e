/** What comes in a request that no page of ours sends, and that the database, Next or next-auth would fail on. */

export const nulMessage = 'The text has a NUL character (U+0000), which cannot be stored. Delete it.';

/** Whether a text anywhere in it has a NUL, keys included: PostgreSQL stores none. Bytes and files are not looked into. */
export function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (Array.isArray(value)) return value.some(hasNul);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).some(([key, inner]) => hasNul(key) || hasNul(inner));
}

/** What is wrong with an address; null where nothing is. */
export function requestAddressProblem({
  pathname,
  searchParams,
}: Pick<URL, 'pathname' | 'searchParams'>): string | null {
  const path = decoded(pathname);
  if (path === null) return 'The address has a "%" that no two hexadecimal digits follow, or that is not UTF-8.';
  if (hasNul([path, ...[...searchParams].flat()])) return 'The address has a NUL character ("%00"). Take it out.';
  const callbackUrl = searchParams.get('callbackUrl');
  if (pathname.startsWith('/api/auth/') && callbackUrl && !leadsSomewhere(callbackUrl))
    return 'callbackUrl is neither a path, such as "/account", nor an http(s) address.';
  return null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** A path or an http(s) address: as next-auth asks, which answers with 500 otherwise. Where it may lead is next-auth's own question. */
export function leadsSomewhere(address: string): boolean {
  const base = address.startsWith('/') ? 'http://localhost' : undefined;
  return URL.canParse(address, base) && /^https?:$/.test(new URL(address, base).protocol);
}

/**
 * The client's IP address for rate limits: the last of X-Forwarded-For, which the nearest proxy wrote. Without a proxy
 * instrumentation.ts replaces the header by the socket's own address, so that a client cannot choose it.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
}

/** What an HTTP answer says of trying again later. */
import type { Unavailable } from './document';
import { backOffMs } from './store';

/** Null where the server answered for good. */
export function unavailable({ status, headers }: Pick<Response, 'status' | 'headers'>): Unavailable | null {
  const retryAfterMs = readRetryAfter(headers.get('Retry-After'));
  if (status === 429 || (status === 503 && retryAfterMs !== null)) return { kind: 'busy', retryAfterMs };
  return status >= 500 || status === 408 ? { kind: 'unreachable' } : null;
}

/** Whole seconds, as Nabla says it; a date, as a proxy might, is left to the caller's own patience. */
function readRetryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,5}$/.test(header) ? Number(header) * 1000 : null;
}

/** How long to wait after `failures` failures in a row, or for as long as the server asked if that is longer. */
export function patienceMs(answer: Unavailable, failures: number): number {
  return Math.max(backOffMs(failures), answer.kind === 'busy' ? (answer.retryAfterMs ?? 0) : 0);
}

export function sayUnavailable({ kind }: Unavailable): string {
  return kind === 'busy' ? 'The server is busy.' : 'The server could not be reached.';
}

/**
 * The browser's side of an endpoint. Nothing here throws for what a network or a server does: an answer says whether it
 * is worth trying again (`unreachable`, `busy`) or not (`refused`).
 */
import type { Unavailable } from '@/lib/client/documents/document';
import { unavailable } from '@/lib/client/documents/unavailable';
import { addressOf, type CallInput, type CallOutput, type Endpoint, errorBody } from './endpoint';

export type ServerAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** The server understood and said no; the same request again would get the same answer. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string; readonly body: unknown }
  /** The connection was lost, or the server is busy, restarting or failing: try again later. */
  | Unavailable;

/** A request may outlive its page only below this size (the browser's limit is 64 KiB for all of them together). */
const keepaliveLimit = 30_000;

export type JsonEndpoint = Endpoint & { readonly output: NonNullable<Endpoint['output']> };
interface Parts {
  readonly params?: object;
  readonly query?: object;
  readonly body?: unknown;
  readonly bytes?: Blob;
}

export async function call<E extends JsonEndpoint>(
  definition: E,
  given: CallInput<E>,
): Promise<ServerAnswer<CallOutput<E>>> {
  const { params, query, body, bytes }: Parts = given;
  const text = body === undefined ? undefined : JSON.stringify(body);
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(addressOf(definition, { ...params }, { ...query }), {
      method: definition.method,
      body: bytes ?? text,
      headers: text === undefined ? {} : { 'Content-Type': 'application/json' },
      cache: 'no-store',
      keepalive: text !== undefined && text.length < keepaliveLimit,
    });
    answer = response.status === 204 ? {} : await response.json().catch(() => null);
  } catch {
    return { kind: 'unreachable' };
  }
  const notNow = unavailable(response);
  if (notNow) return notNow;
  if (!response.ok) return refusal(response.status, answer);
  const parsed = definition.output.safeParse(answer);
  // A page of HTML from a captive portal or a proxy comes with 200 as well.
  if (!parsed.success) return { kind: 'unreachable' };
  return { kind: 'ok', value: parsed.data as CallOutput<E> }; // what E's own output schema made of it
}

function refusal(status: number, body: unknown): ServerAnswer<never> {
  const parsed = errorBody.safeParse(body);
  const message = parsed.success ? parsed.data.error.message : `The server refused this (status ${status}).`;
  return { kind: 'refused', status, message, body };
}

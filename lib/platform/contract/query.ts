/**
 * Reads by TanStack Query: an endpoint becomes a query, asked again when the page is looked at again. What a server says of
 * trying again is heeded: a plain no is not asked twice, a busy server is left the time it asks for.
 *
 * Writes are no queries: drafts, submissions and what was read wait in this browser until a server has them.
 */
import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { Unavailable } from '@/lib/client/documents/document';
import { backOffMs } from '@/lib/client/documents/store';
import { patienceMs, sayUnavailable } from '@/lib/client/documents/unavailable';
import { type FormResult, sayRefusal } from '@/lib/platform/http/form-result';
import { call, type JsonEndpoint, type ServerAnswer } from './call';
import type { CallInput } from './endpoint';

/** The server understood and said no. */
export class AnsweredNo extends Error {
  override readonly name = 'AnsweredNo';
}

/** The connection was lost, or the server is busy: the same question may be answered later. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
  constructor(readonly answer: Unavailable) {
    super(sayUnavailable(answer));
  }
}

/** @throws AnsweredNo or NotAnswered */
export function valueFrom<T>(answer: ServerAnswer<T>): T {
  if (answer.kind === 'ok') return answer.value;
  throw answer.kind === 'refused' ? new AnsweredNo(answer.message) : new NotAnswered(answer);
}

/** Of a server action that only reads. @throws AnsweredNo */
export function valueFromAction<T>(result: FormResult<T>): T {
  if (result.ok) return result.value;
  throw new AnsweredNo(sayRefusal(result));
}

/** With another `round` the same is asked anew. */
export function queryOf<E extends JsonEndpoint>(definition: E, given: CallInput<E>, round: unknown = null) {
  return queryOptions({
    queryKey: [definition.path, given, round],
    queryFn: async () => valueFrom(await call(definition, given)),
  });
}

/** As often as a reader may wait for, in seconds: 1 + 2 + 4. */
const mostRetries = 3;
/** A page that lies open asks again for what failed. */
const againMs = 30_000;

const isFinal = (error: Error) => error instanceof AnsweredNo;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A server in the classroom, or on this very machine, is reached where a browser believes itself offline.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => !isFinal(error) && failures < mostRetries,
        retryDelay: (failures, error) =>
          error instanceof NotAnswered ? patienceMs(error.answer, failures + 1) : backOffMs(failures + 1),
        refetchInterval: ({ state: { error } }) => error !== null && !isFinal(error) && againMs,
      },
    },
  });
}

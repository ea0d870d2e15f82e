/**
 * What every route handler goes through: who may, same origin on writes, input by Zod, errors as
 * `{ error: { code, message } }`. The route's definition says it all; handlers only call lib and return what is to be sent.
 */
import { ZodError, z } from 'zod';
import { requireDoorSecret } from '@/lib/platform/backup/door.server';
import type { Endpoint, Sent, Taken } from '@/lib/platform/contract/endpoint';
import { clientAddress } from '@/lib/platform/http/client-address';
import { InvalidRequest, Refusal, TooLarge, TooManyRequests } from '@/lib/platform/http/errors';
import { takeBlame } from '@/lib/platform/http/fault.server';
import { hasNul, nulMessage } from '@/lib/platform/http/hostile-text';
import { requireSameOrigin } from '@/lib/platform/http/same-origin';
import { requireOperator } from '@/lib/platform/observe/operator.server';
import { admit } from '@/lib/platform/session/admit.server';
import type { Capabilities, ClassStaff } from '@/lib/platform/session/capabilities';
import { isScope } from '@/lib/teaching/public-api/scopes';
import { type ApiCaller, authoriseCaller, requireToken } from '@/lib/teaching/public-api/tokens.server';

interface Callers extends Capabilities {
  readonly token: ApiCaller;
  readonly classToken: ClassStaff;
  readonly operator: null;
  readonly folderOwner: null;
}

interface Call<E extends Endpoint> {
  /** Who calls, by the route's policy. */
  readonly caller: Callers[E['policy']];
  readonly params: Taken<E, 'params'>;
  readonly query: Taken<E, 'query'>;
  readonly body: Taken<E, 'body'>;
  /** The body as it came, where the route takes bytes; otherwise empty. */
  readonly bytes: Uint8Array;
  /** The client's IP address. */
  readonly address: string;
  /** Aborted when the client goes. */
  readonly signal: AbortSignal;
}

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]> | undefined> },
) => Promise<Response>;

const noStore = { 'Cache-Control': 'no-store' };

export function json(content: unknown, status = 200): Response {
  return Response.json(content, { status, headers: noStore });
}

/** `respond` answers with what the definition says is sent, or with a response of its own. */
export function handle<E extends Endpoint>(
  definition: E,
  respond: (call: Call<E>) => Promise<Sent<E> | Response>,
): Handler & { readonly definition: Endpoint } {
  const handler: Handler = async (request, context) => {
    takeBlame();
    try {
      if (request.method !== 'GET') requireSameOrigin(request.headers);
      // Next hands a route without parameters nothing at all.
      const given = (await context.params) ?? {};
      const caller = await callerOf(definition, request, given);
      const answer = await respond({ caller, ...(await inputOf(definition, request, given)) } as Call<E>); // read by E's own schemas
      return answer instanceof Response ? answer : json(answer, definition.status);
    } catch (error) {
      return errorResponse(error, `${definition.method} ${definition.path}`);
    }
  };
  return Object.assign(handler, { definition });
}

async function callerOf({ policy, scope }: Endpoint, request: Request, params: Record<string, unknown>) {
  if (policy === 'operator' || policy === 'folderOwner') return admitToServer(policy, request.headers);
  if (policy !== 'token' && policy !== 'classToken') return admit(policy, { classId: String(params.classId ?? '') });
  // The session's cookie is not looked at, so that no page of another site can make a browser ask.
  const caller = await requireToken(request.headers.get('authorization'), scope && isScope(scope) ? scope : null);
  if (policy === 'token') return caller;
  return authoriseCaller(caller, z.object({ classId: z.uuid().toLowerCase() }).parse(params).classId);
}

function admitToServer(policy: 'operator' | 'folderOwner', headers: Headers): null {
  const authorization = headers.get('authorization');
  if (policy === 'operator') requireOperator(authorization, clientAddress(headers));
  else requireDoorSecret(authorization);
  return null;
}

async function inputOf({ params, query, body, limits = {} }: Endpoint, request: Request, given: object) {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  if (hasNul([{ ...given }, asked])) throw new InvalidRequest(nulMessage);
  return {
    params: params?.parse(given),
    query: query?.parse(asked),
    body: body && parseBody(body, await readJson(request, limits.jsonBytes ?? 300_000)),
    bytes: limits.rawBytes ? await readBytes(request, limits.rawBytes) : new Uint8Array(),
    address: clientAddress(request.headers),
    signal: request.signal,
  };
}

/** Counts while reading: a declared length may be wrong or absent. */
async function readBytes(request: Request, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new TooLarge(`The request is larger than ${Math.round(mostBytes / 1000)} kB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readJson(request: Request, mostBytes: number): Promise<unknown> {
  const bytes = await readBytes(request, mostBytes);
  return parseJson(Buffer.from(bytes).toString('utf8'));
}

/** What the schema says comes first: it names the field. */
function parseBody<T>(schema: z.ZodType<T>, sent: unknown): T {
  const body = schema.parse(sent);
  if (hasNul(sent)) throw new InvalidRequest(nulMessage);
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidRequest('The request is not JSON.');
  }
}

/** `what` is named in the log where the error is unexpected. */
export function errorResponse(error: unknown, what: string): Response {
  if (error instanceof Refusal) {
    const response = json({ error: { code: error.code, message: error.message } }, error.status);
    if (error instanceof TooManyRequests) response.headers.set('Retry-After', String(error.retryAfterSeconds));
    return response;
  }
  if (error instanceof ZodError) {
    const fields = error.issues.map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    );
    return json({ error: { code: 'invalid', message: fields.join('; ') } }, 400);
  }
  console.error(`${what} failed.`, error);
  return json(
    { error: { code: 'internal', message: 'Something broke on our side. Nothing is lost; try again.' } },
    500,
  );
}

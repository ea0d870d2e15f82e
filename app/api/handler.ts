/**
 * What every route handler of the JSON API goes through: who may (lib/platform/session/surface.ts), same origin on writes, input by
 * Zod, errors as `{ error: { code, message } }`. Handlers only call lib and return what is to be sent.
 */
import { ZodError, type z } from 'zod';
import { clientAddress } from '@/lib/platform/http/client-address';
import { InvalidRequest, Refusal, TooLarge, TooManyRequests } from '@/lib/platform/http/errors';
import { requireSameOrigin } from '@/lib/platform/http/same-origin';
import { admitRoute, type RouteCaller } from '@/lib/platform/session/admit.server';
import type { SessionRoute } from '@/lib/platform/session/surface';

interface Call<R extends SessionRoute, Params, Query, Body> {
  /** Who calls, by the route's policy. */
  readonly caller: RouteCaller<R>;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The body as it came, where the handler takes bytes; otherwise empty. */
  readonly bytes: Uint8Array;
  /** The client's IP address. */
  readonly address: string;
  /** Aborted when the client goes. */
  readonly signal: AbortSignal;
}

interface Inputs<Params, Query, Body> {
  readonly params?: z.ZodType<Params>;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  /** Bytes of the body; default 300 kB, room for the longest source with every character escaped. */
  readonly mostBytes?: number;
  /** Takes a body of any kind as it is, at most so many bytes. */
  readonly takesBytes?: number;
}

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]> | undefined> },
) => Promise<Response>;

const noStore = { 'Cache-Control': 'no-store' };

export function json(content: unknown, status = 200): Response {
  return Response.json(content, { status, headers: noStore });
}

/** `route` must be the handler's own entry in the registry; the test of the registry compares. */
export function handle<R extends SessionRoute, Params = undefined, Query = undefined, Body = undefined>(
  route: R,
  inputs: Inputs<Params, Query, Body>,
  respond: (call: Call<R, Params, Query, Body>) => Promise<Response>,
): Handler {
  return async (request, context) => {
    try {
      if (request.method !== 'GET') requireSameOrigin(request.headers);
      // Next hands a route without parameters nothing at all.
      const given = (await context.params) ?? {};
      const caller = await admitRoute(route, { classId: String(given.classId ?? '') });
      const params = parse(inputs.params, given);
      const query = parse(inputs.query, Object.fromEntries(new URL(request.url).searchParams));
      const body = parse(inputs.body, inputs.body && (await readJson(request, inputs.mostBytes ?? 300_000)));
      const bytes = inputs.takesBytes ? await readBytes(request, inputs.takesBytes) : new Uint8Array();
      return await respond({
        caller,
        params,
        query,
        body,
        bytes,
        address: clientAddress(request.headers),
        signal: request.signal,
      });
    } catch (error) {
      return errorResponse(error, route);
    }
  };
}

function parse<T>(schema: z.ZodType<T> | undefined, value: unknown): T {
  // Without a schema T is undefined, by the defaults above.
  return schema ? schema.parse(value) : (undefined as T);
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
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
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

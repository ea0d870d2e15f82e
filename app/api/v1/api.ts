/**
 * What every handler of the read-only API goes through: a personal token with the path's scope, input by Zod, errors as
 * everywhere. The session's cookie is not looked at, so that no page of another site can make a browser ask.
 */
import { z } from 'zod';
import { errorResponse, json } from '@/app/api/handler';

import { type ApiPath, apiRoutes } from '@/lib/teaching/public-api/routes';
import { type ApiCaller, requireToken } from '@/lib/teaching/public-api/tokens.server';

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]> | undefined> },
) => Promise<Response>;

interface ApiCall {
  readonly caller: ApiCaller;
  readonly classId: string;
  readonly attemptId: string;
  readonly url: URL;
}

/** Ids that the path does not have are empty. `path` is the handler's own entry in the table; a test compares. */
export function handleApi(path: ApiPath, read: (call: ApiCall) => Promise<unknown>): Handler {
  const params = z.object({
    classId: z.uuid().toLowerCase().default(''),
    attemptId: z.uuid().toLowerCase().default(''),
  });
  return async (request, context) => {
    try {
      const caller = await requireToken(request.headers.get('authorization'), apiRoutes[path].scope);
      // Next hands a route without parameters nothing at all.
      const ids = params.parse((await context.params) ?? {});
      return json(await read({ caller, ...ids, url: new URL(request.url) }));
    } catch (error) {
      return errorResponse(error, `GET ${path}`);
    }
  };
}

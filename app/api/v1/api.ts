/**
 * What every handler of the read-only API goes through: a personal token with the path's scope, input by Zod, errors as
 * everywhere. The session's cookie is not looked at, so that no page of another site can make a browser ask.
 */
import { z } from 'zod';
import { errorResponse, json } from '@/app/api/handler';

import type { ClassStaff } from '@/lib/platform/session/capabilities';
import { type ApiPath, apiRoutes } from '@/lib/teaching/public-api/routes';
import { type ApiCaller, authoriseCaller, requireToken } from '@/lib/teaching/public-api/tokens.server';

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]> | undefined> },
) => Promise<Response>;

interface ApiCall {
  readonly caller: ApiCaller;
  readonly attemptId: string;
  readonly url: URL;
}

/** For what is about the token's owner. `path` is the handler's own entry in the table; a test compares. */
export function handleApi(path: ApiPath, read: (call: ApiCall) => Promise<unknown>): Handler {
  return async (request, context) => {
    try {
      const caller = await requireToken(request.headers.get('authorization'), apiRoutes[path].scope);
      // Next hands a route without parameters nothing at all.
      const { attemptId } = params.parse((await context.params) ?? {});
      return json(await read({ caller, attemptId, url: new URL(request.url) }));
    } catch (error) {
      return errorResponse(error, `GET ${path}`);
    }
  };
}

/** For what is about a class. */
export function handleClassApi(
  path: ApiPath,
  read: (call: ApiCall & { readonly staff: ClassStaff }) => Promise<unknown>,
): Handler {
  return async (request, context) => {
    const { classId = '' } = (await context.params) ?? {};
    return handleApi(path, async (call) =>
      read({ ...call, staff: await authoriseCaller(call.caller, String(classId)) }),
    )(request, context);
  };
}

const params = z.object({ classId: z.uuid().toLowerCase().optional(), attemptId: z.uuid().toLowerCase().default('') });

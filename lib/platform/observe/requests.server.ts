/**
 * Follows every request from its arrival to the end of its answer: gives it an id, which the answer and the log carry, and counts it by
 * the pattern of its route. Next hands out neither; Node's own channels have both.
 */
import 'server-only';
import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { environment } from '@/lib/platform/env/environment.server';
import { log, requestContext } from './log.server';
import { meters } from './meters.server';

interface Arrived {
  readonly at: number;
  readonly requestId: string;
}

export function followRequests(): void {
  const { trustProxy } = environment();
  const routeOf = routePatterns();
  const arrived = new WeakMap<IncomingMessage, Arrived>();
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }; // documented by Node
    const requestId = idOf(request, trustProxy);
    arrived.set(request, { at: performance.now(), requestId });
    response.setHeader('X-Request-Id', requestId);
    requestContext().enterWith({ requestId });
  });
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }; // documented by Node
    const came = arrived.get(request);
    if (came) note(request, response, came, routeOf(request.url ?? ''));
  });
}

/** A proxy that we trust names requests for all servers behind it. */
function idOf({ headers }: IncomingMessage, trustProxy: boolean): string {
  const given = headers['x-request-id'];
  return trustProxy && typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

function note({ method = '' }: IncomingMessage, response: ServerResponse, { at, requestId }: Arrived, route: string) {
  const seconds = (performance.now() - at) / 1000;
  const status = response.statusCode;
  meters().requests.inc({ method, route, status });
  meters().requestSeconds.observe({ method, route }, seconds);
  log()[status >= 500 ? 'error' : 'debug'](
    { requestId, method, route, status, ms: Math.round(1000 * seconds) },
    'request',
  );
}

const route = z.object({ page: z.string(), regex: z.string() });
const manifest = z.object({ staticRoutes: z.array(route), dynamicRoutes: z.array(route) });

/** By what Next built: `/lessons/relu` is `/lessons/[slug]`. What matches nothing is one route, whatever somebody makes up. */
export function routePatterns(folder = '.next'): (url: string) => string {
  const { staticRoutes, dynamicRoutes } = readManifest(folder);
  const routes = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  return (url) => {
    const [path = ''] = url.split('?');
    if (path.startsWith('/_next/')) return '/_next';
    return routes.find(({ regex }) => regex.test(path))?.page ?? 'other';
  };
}

/** In development there is none. */
function readManifest(folder: string): z.infer<typeof manifest> {
  try {
    const file = join(/* turbopackIgnore: true */ process.cwd(), folder, 'routes-manifest.json');
    return manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { staticRoutes: [], dynamicRoutes: [] };
  }
}

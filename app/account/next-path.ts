import type { Route } from 'next';

/** Where to go after signing in: a path of this site only, since a link may name anything. */
export function nextPath(asked: string | string[] | undefined, otherwise: Route = '/'): Route {
  const path = typeof asked === 'string' ? asked : '';
  // One slash, then no second slash or backslash: browsers read those as another host.
  return /^\/(?![/\\])[^\\]*$/.test(path) ? (path as Route) : otherwise; // typed routes cannot know a path from the address
}

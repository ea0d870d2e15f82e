/** What of a student is on the screen, in the address. */

import type { Route } from 'next';
import { own } from '@/lib/core/text/own';

export interface Selection {
  /** One exercise; undefined: all. */
  readonly slug?: string;
  /** A page of the timeline, as lib/teaching/reviews/staff-read.server.ts names it. */
  readonly from?: string;
  readonly attempt?: string;
}

export function readSelection(search: Readonly<Record<string, string | string[] | undefined>>): Selection {
  const text = (key: string) => {
    const given = own(search, key);
    return typeof given === 'string' && given !== '' ? given : undefined;
  };
  return { slug: text('exercise'), from: text('from'), attempt: text('attempt') };
}

export function selectionPath(path: string, { slug, from, attempt }: Selection): Route {
  const search = new URLSearchParams();
  if (slug) search.set('exercise', slug);
  if (from) search.set('from', from);
  if (attempt) search.set('attempt', attempt);
  return (search.size > 0 ? `${path}?${search}` : path) as Route; // the path is the student page's own
}

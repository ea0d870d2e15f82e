/** The first line of every page and server action: lets the viewer in as surface.ts says. */
import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { Forbidden, NotFound, NotSignedIn } from '@/lib/platform/http/errors';
import {
  requireClassInstructor,
  requireClassStaff,
  requireInstructor,
  requireStaff,
  requireViewer,
} from './guards.server';
import { findViewer } from './session.server';
import { type Action, actions, type Page, type Policy, pages, routes, type SessionRoute } from './surface';
import type { Viewer } from './viewer';

/** A visitor has no viewer where anyone may come; elsewhere there always is one. */
type Admitted<P extends Policy> = P extends 'anyone' ? Viewer | null : Viewer;
export type RouteViewer<R extends SessionRoute> = Admitted<(typeof routes)[R]>;
/** What the policy is about, where it is about something. */
interface Subject {
  readonly classId?: string;
}

/**
 * Admits to a page. A visitor who must sign in is sent to the sign-in page and back to `here` (path and query) after;
 * whoever may not see it finds nothing.
 */
export async function admitPage<P extends Page>(
  page: P,
  here: string = page,
  subject: Subject = {},
): Promise<Admitted<(typeof pages)[P]>> {
  try {
    return (await admit(pages[page], subject)) as Admitted<(typeof pages)[P]>; // admit() returns null under 'anyone' only
  } catch (error) {
    if (error instanceof NotSignedIn) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
    if (error instanceof Forbidden || error instanceof NotFound) notFound();
    throw error;
  }
}

/** @throws NotSignedIn, Forbidden or NotFound */
export async function admitRoute<R extends SessionRoute>(route: R, subject: Subject = {}): Promise<RouteViewer<R>> {
  return (await admit(routes[route], subject)) as RouteViewer<R>; // as above
}

/** @throws NotSignedIn, Forbidden or NotFound */
export async function admitAction<A extends Action>(
  action: A,
  subject: Subject = {},
): Promise<Admitted<(typeof actions)[A]>> {
  return (await admit(actions[action], subject)) as Admitted<(typeof actions)[A]>; // as above
}

async function admit(policy: Exclude<Policy, 'token'>, { classId = '' }: Subject): Promise<Viewer | null> {
  const viewer = await findViewer();
  switch (policy) {
    case 'anyone':
      return viewer;
    case 'viewer':
      return requireViewer(viewer);
    case 'instructor':
      return requireInstructor(viewer);
    case 'staff':
      return requireStaff(viewer);
    case 'classStaff':
      return requireClassStaff(viewer, classId);
    case 'classInstructor':
      return requireClassInstructor(viewer, classId);
  }
}

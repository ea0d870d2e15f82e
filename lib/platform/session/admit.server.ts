/** The first line of every page and server action: lets the viewer in as surface.ts says. */
import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { Forbidden, NotFound, NotSignedIn } from '@/lib/platform/http/errors';
import { authorise, type Capabilities, type SessionPolicy } from './authorise.server';
import { findViewer } from './session.server';
import { type Page, pages, routes, type SessionRoute } from './surface';

export type RouteCaller<R extends SessionRoute> = Capabilities[(typeof routes)[R]];
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
): Promise<Capabilities[(typeof pages)[P]]> {
  try {
    return await authorise(pages[page], await findViewer(), subject.classId);
  } catch (error) {
    if (error instanceof NotSignedIn) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
    if (error instanceof Forbidden || error instanceof NotFound) notFound();
    throw error;
  }
}

/** @throws NotSignedIn, Forbidden or NotFound */
export async function admitRoute<R extends SessionRoute>(route: R, subject: Subject = {}): Promise<RouteCaller<R>> {
  return authorise(routes[route], await findViewer(), subject.classId);
}

/** @throws NotSignedIn, Forbidden or NotFound */
export async function admitAction<P extends SessionPolicy>(policy: P, subject: Subject = {}): Promise<Capabilities[P]> {
  return authorise(policy, await findViewer(), subject.classId);
}

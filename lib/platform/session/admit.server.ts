/** The door of pages, server actions and routes: who comes in leaves it with a capability. */
import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { Forbidden, NotFound, NotSignedIn } from '@/lib/platform/http/errors';
import { authorise } from './authorise.server';
import type { Capabilities, SessionPolicy } from './capabilities';
import { type Page, pages } from './pages';
import { findViewer } from './session.server';

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

/** For server actions and routes. @throws NotSignedIn, Forbidden or NotFound */
export async function admit<P extends SessionPolicy>(policy: P, { classId }: Subject = {}): Promise<Capabilities[P]> {
  return authorise(policy, await findViewer(), classId);
}

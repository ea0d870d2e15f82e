/** What somebody did as a visitor, in the browser, becomes theirs after sign-up. Attempts are verified anew. */

import 'server-only';
import { saveDraft } from '@/lib/learning/drafts/drafts.server';
import { Forbidden, NotFound, TooManyRequests } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { type SubmittedAttempt, submitAttempt } from './submit.server';

export interface VisitorWork {
  readonly drafts: readonly { readonly slug: string; readonly source: string }[];
  /** Oldest first. */
  readonly attempts: readonly SubmittedAttempt[];
}

export interface TakenOver {
  /** Slugs whose draft is the server's now, because it was saved or because the same text was there. */
  readonly drafts: readonly string[];
  /** Ids. */
  readonly attempts: readonly string[];
  /** Ids of those to be offered again, once fewer wait for their verdicts. */
  readonly later: readonly string[];
}

/**
 * Repeating it changes nothing. A draft that the account already has is kept; work on exercises that no longer exist, or
 * that a class has not opened yet, is left where it is, in the browser.
 */
export async function takeOver(viewer: Viewer, { drafts, attempts }: VisitorWork): Promise<TakenOver> {
  const takenDrafts: string[] = [];
  const takenAttempts: string[] = [];
  for (const { slug, source } of drafts) {
    const result = await whereItIsOpen(() => saveDraft(viewer, slug, { source, baseVersion: null }));
    if (result?.kind === 'saved') takenDrafts.push(slug);
  }
  for (const [index, submission] of attempts.entries()) {
    try {
      if (await whereItIsOpen(() => submitAttempt(viewer, submission))) takenAttempts.push(submission.id);
    } catch (error) {
      if (!(error instanceof TooManyRequests)) throw error;
      const later = attempts.slice(index).map(({ id }) => id);
      return { drafts: takenDrafts, attempts: takenAttempts, later };
    }
  }
  return { drafts: takenDrafts, attempts: takenAttempts, later: [] };
}

async function whereItIsOpen<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return null;
    throw error;
  }
}

/**
 * Submitting: the attempt is stored as received before anything is graded, so that no crash loses it. Its id is made by
 * the client, and a retry is the same attempt: the source that was stored first stays.
 *
 * An attempt is graded against the revision that is current when it arrives, whatever the page had open. So a page that
 * was open while the exercise changed loses nothing, and nobody can choose an older, easier revision.
 */

import 'server-only';
import { getCurrent } from '@/lib/learning/catalogue/find.server';
import { requireOpen } from '@/lib/learning/catalogue/release.server';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { countSubmission } from '@/lib/learning/drafts/time-on-task.server';
import { database } from '@/lib/platform/db/database.server';
import { NotFound, TooManyRequests } from '@/lib/platform/http/errors';
import { announceSubmitted } from '@/lib/platform/live/process-events.server';
import { meters } from '@/lib/platform/observe/meters.server';
import { canSeeOwnAttempt } from '@/lib/platform/session/policy';
import type { Viewer } from '@/lib/platform/session/viewer';
import { type Provisional, storableProvisional } from './provisional';
import { attemptColumns, toAttemptView } from './row.server';
import type { SentAttempt } from './view';

export interface SubmittedAttempt {
  /** A uuid made by the client. */
  readonly id: string;
  readonly slug: string;
  readonly source: string;
  /** What the browser says of the revision that it had open: a claim, see provisional.ts. */
  readonly revisionId?: string | undefined;
  readonly provisional?: Provisional | undefined;
}

/** More than anyone waits for; what stops a script from filling the queue. */
const mostPending = 20;

/**
 * @throws NotFound for an unknown exercise, and for an id that is somebody else's attempt
 * @throws Forbidden before the viewer's class opens it
 * @throws TooManyRequests when many of the viewer's attempts wait for their verdict
 */
export async function submitAttempt(viewer: Viewer, submission: SubmittedAttempt): Promise<SentAttempt> {
  const { id, slug, source } = submission;
  const { exerciseId, revisionId } = await getCurrent(viewer, slug);
  const { attempt } = await database();
  // What is stored already is no more work, however much waits.
  const known = await attempt.findUnique({ where: { id }, select: { id: true } });
  if (!known) await Promise.all([requireOpen(viewer, slug, 'exercise'), requireFewWaiting(viewer)]);
  const provisional = await claimOf(submission, revisionId);
  const { count } = await attempt.createMany({
    data: [{ id, userId: viewer.id, exerciseId, revisionId, source, ...(provisional && { provisional }) }],
    skipDuplicates: true,
  });
  if (count === 1) {
    meters().acknowledgements.inc();
    await countSubmission({ userId: viewer.id, exerciseId }, id);
  }
  const stored = await attempt.findUniqueOrThrow({ where: { id }, select: { ...attemptColumns, report: true } });
  if (!canSeeOwnAttempt(viewer, stored)) throw new NotFound('There is no such attempt.');
  announceSubmitted();
  return toAttemptView(stored);
}

async function requireFewWaiting(viewer: Viewer): Promise<void> {
  const { attempt } = await database();
  const waiting = await attempt.count({ where: { userId: viewer.id, state: 'pending' } });
  if (waiting >= mostPending)
    throw new TooManyRequests('Many of your attempts are still being verified. Wait a moment.', 5);
}

/** What is kept of the browser's claim. One about another revision than the attempt's says nothing. */
async function claimOf({ provisional, revisionId }: SubmittedAttempt, current: string) {
  if (provisional === undefined || revisionId !== current) return null;
  return storableProvisional(provisional, await getFullRevision(current));
}

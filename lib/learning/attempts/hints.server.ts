/** Hints of mistakes and of hidden checks, given on request. That a student asked is recorded. */

import 'server-only';
import type { Revision } from '@/lib/core/exercise/revision';
import { getCurrent } from '@/lib/learning/catalogue/find.server';
import { requireOpen } from '@/lib/learning/catalogue/release.server';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { checkHintKey } from './hint-key';

type Asked = { readonly slug: string } & (
  | { readonly mistake: string }
  | { readonly revisionId: string; readonly check: number; readonly step: number }
);

/**
 * Markdown.
 * @throws NotFound for an unknown exercise, mistake or check, or a step before whose turn it is; Forbidden before the viewer's
 * class opens it
 */
export async function requestHint(viewer: Viewer | null, asked: Asked): Promise<string> {
  const { slug } = asked;
  const { exerciseId, revisionId } = await getCurrent(viewer, slug);
  await requireOpen(viewer, slug, 'exercise');
  const revision = await getFullRevision(revisionId);
  if ('mistake' in asked) {
    const found = revision.mistakes.find(({ id }) => id === asked.mistake);
    if (!found) throw new NotFound('There is no hint for this.');
    await record(viewer, exerciseId, revisionId, found.id);
    return found.hint;
  }
  // Checks are numbered within a revision.
  if (asked.revisionId !== revisionId) {
    throw new NotFound('The exercise has changed since your code was graded: submit it again.');
  }
  const hint = hintOf(revision, asked.check, asked.step);
  if (viewer && asked.step > 1) await requireAsked(viewer.id, exerciseId, checkHintKey(asked.check, asked.step - 1));
  await record(viewer, exerciseId, revisionId, checkHintKey(asked.check, asked.step));
  return hint;
}

function hintOf({ checks }: Revision, number: number, step: number): string {
  const hint = checks.filter(({ visibility }) => visibility === 'hidden')[number - 1]?.hints?.[step - 1];
  if (hint === undefined) throw new NotFound('There is no hint for this.');
  return hint;
}

/** One after another, so that what is recorded says how far down the ladder somebody went. */
async function requireAsked(userId: string, exerciseId: string, mistake: string): Promise<void> {
  const { hintRequest } = await database();
  const before = await hintRequest.findUnique({
    where: { userId_exerciseId_mistake: { userId, exerciseId, mistake } },
  });
  if (!before) throw new NotFound('Ask for the hint before this one first.');
}

async function record(viewer: Viewer | null, exerciseId: string, revisionId: string, mistake: string): Promise<void> {
  if (!viewer) return;
  const { hintRequest } = await database();
  await hintRequest.createMany({
    data: [{ userId: viewer.id, exerciseId, mistake, revisionId }],
    skipDuplicates: true,
  });
}

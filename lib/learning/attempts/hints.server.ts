/** Hints of mistakes, given on request. That a student asked is recorded. */

import 'server-only';
import { getCurrent } from '@/lib/learning/catalogue/find.server';
import { requireOpen } from '@/lib/learning/catalogue/release.server';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';

/** Markdown. @throws NotFound for an unknown exercise or mistake; Forbidden before the viewer's class opens it */
export async function requestHint(
  viewer: Viewer | null,
  { slug, mistake }: { slug: string; mistake: string },
): Promise<string> {
  const { exerciseId, revisionId } = await getCurrent(viewer, slug);
  await requireOpen(viewer, slug, 'exercise');
  const found = (await getFullRevision(revisionId)).mistakes.find(({ id }) => id === mistake);
  if (!found) throw new NotFound('There is no hint for this.');
  if (viewer) {
    const { hintRequest } = await database();
    await hintRequest.createMany({
      data: [{ userId: viewer.id, exerciseId, mistake: found.id, revisionId }],
      skipDuplicates: true,
    });
  }
  return found.hint;
}

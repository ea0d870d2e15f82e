/** Verification for visitors without an account: with hidden checks, as for everybody, and nothing is stored. */

import 'server-only';
import { grade } from '@/lib/core/grader/grade';
import type { Report } from '@/lib/core/grader/report';
import { studentReport } from '@/lib/core/grader/student-report';
import { usualThreads } from '@/lib/engine/sandbox/server/pool.server';
import { sharedSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { getCurrent } from '@/lib/learning/catalogue/find.server';
import { requireOpen } from '@/lib/learning/catalogue/release.server';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { TooManyRequests } from '@/lib/platform/http/errors';
import { rateLimit } from '@/lib/platform/limits/rate-limit.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { visitorPlaces } from './visitor-places';

/** A classroom of visitors shares one address. */
const perAddress = rateLimit({ name: 'visitor', limit: 120, windowMs: 60_000 });
/** Running and waiting. */
const mostVisitors = 4;
/** Students' attempts are stored and can wait, but not for visitors: a quarter of the threads is theirs. */
const atOnce = Math.min(mostVisitors, Math.max(1, Math.floor(usualThreads / 4)));
const places = visitorPlaces({ atOnce, waiting: mostVisitors - atOnce });

/**
 * @param viewer null for a visitor; whoever is signed in is not let in by this door before their class opens the exercise
 * @throws NotFound for an unknown exercise; Forbidden before it opens; TooManyRequests when this address, or all visitors,
 * ask too much
 */
export async function verifyForVisitor(
  { slug, source }: { slug: string; source: string },
  address: string,
  viewer: Viewer | null = null,
): Promise<Report> {
  await requireOpen(viewer, slug, 'exercise');
  const wait = await perAddress.hit(address);
  if (wait > 0) throw new TooManyRequests('Too many submissions from your address. Wait a moment.', wait);
  // The place first: who came first has it, however long the database takes for whom.
  return places.run(async () => {
    const { revisionId } = await getCurrent(null, slug);
    return studentReport(await grade(await getFullRevision(revisionId), source, sharedSandbox()));
  });
}

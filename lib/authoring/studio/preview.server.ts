/** An exercise as its students would have it, before it is published. What was baked for it is kept for a while. */

import 'server-only';
import { grade } from '@/lib/core/grader/grade';
import type { Report } from '@/lib/core/grader/report';
import { studentReport } from '@/lib/core/grader/student-report';
import type { BakingResult } from '@/lib/engine/baking/bake';
import { sharedSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { InvalidRequest } from '@/lib/platform/http/errors';
import type { Instructor } from '@/lib/platform/session/capabilities';
import { getFolder } from './folders.server';
import { bakeVersion } from './publish.server';

const most = 20;
const kept = new Map<string, BakingResult>();

/** The latest saved version, baked. @throws NotSignedIn, Forbidden, NotFound, TooManyRequests, InvalidRequest */
export async function previewExercise(viewer: Instructor, slug: string): Promise<BakingResult> {
  const { version } = await getFolder(viewer, slug);
  const key = `${slug} ${version}`;
  const known = kept.get(key);
  if (known) return known;
  const baked = await bakeVersion(viewer, slug, version);
  // What failed may have been our fault, or the moment's.
  if (!baked.revision) return baked;
  const oldest = kept.keys().next().value;
  if (kept.size >= most && oldest) kept.delete(oldest);
  kept.set(key, baked);
  return baked;
}

/** What a student would be told. Nothing is stored. @throws as {@link previewExercise}; InvalidRequest where it does not bake */
export async function verifyPreview(viewer: Instructor, slug: string, source: string): Promise<Report> {
  const { revision } = await previewExercise(viewer, slug);
  if (!revision) throw new InvalidRequest('The exercise does not bake by now. Go back to the studio.');
  return studentReport(await grade(revision, source, sharedSandbox()));
}

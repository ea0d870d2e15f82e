/**
 * Publishing: the server bakes the saved version itself, whatever the author's browser found, and only a clean baking is
 * published. reference.ts never runs here; central differences are the witness.
 */

import 'server-only';
import { uploadsIn } from '@/lib/content/lesson/uploads';
import { type Diagnostic, hasErrors } from '@/lib/core/exercise/diagnostics';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import type { BakingResult } from '@/lib/engine/baking/bake';
import { BakingEnded, bakeInThread } from '@/lib/engine/baking/server/bake-in-thread.server';
import { sharedSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { publishRevision } from '@/lib/learning/catalogue/publish.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, TooManyRequests } from '@/lib/platform/http/errors';
import type { Instructor } from '@/lib/platform/session/capabilities';
import { requireAuthor } from './access.server';
import { recordInClasses } from './classes.server';
import { getFolder } from './folders.server';
import { listUploads } from './uploads.server';

export type PublishOutcome =
  | { readonly kind: 'published'; readonly revisionId: string; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Each waits for the one before. */
const mostAtOnce = 4;
const mostMs = 120_000;
const baking = new Set<string>();

/**
 * `version`: what the author saw; where it is no longer the latest, nothing is published.
 * @throws NotFound; InvalidRequest for an older version, and for what takes too long;
 * TooManyRequests while another baking of the author's runs
 */
export async function publishExercise(viewer: Instructor, slug: string, version: number): Promise<PublishOutcome> {
  const { id, classId, removedAt } = await requireAuthor(viewer, slug);
  if (removedAt) throw new InvalidRequest('The exercise was deleted. Put it back first.');
  const baked = await bakeVersion(viewer, slug, version);
  const diagnostics = [...baked.diagnostics, ...(await missingImages(viewer, slug, version))];
  const { revision } = baked;
  if (!revision || hasErrors(diagnostics)) return { kind: 'refused', diagnostics };
  const db = await database();
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Exercise" WHERE id = ${id}::uuid FOR UPDATE`;
    const latest = await tx.exerciseFolder.findFirst({
      where: { exerciseId: id },
      orderBy: { version: 'desc' },
      select: { version: true },
    });
    if (latest?.version !== version)
      throw new InvalidRequest(
        'The exercise was changed while it was baked. Look at the latest version and publish that.',
      );
    await publishRevision(tx, id, revision);
    await tx.exerciseFolder.update({
      where: { exerciseId_version: { exerciseId: id, version } },
      data: { revisionId: revision.id },
    });
    const record = { actor: viewer, action: 'exercise.publish' as const, details: { exercise: slug, version } };
    await recordInClasses(tx, { id, classId }, record);
  });
  return { kind: 'published', revisionId: revision.id, diagnostics };
}

/** Students keep what they did; nobody new may begin. @throws NotFound */
export async function unpublishExercise(viewer: Instructor, slug: string): Promise<void> {
  const { id, classId } = await requireAuthor(viewer, slug);
  const db = await database();
  await db.$transaction(async (tx) => {
    const { count } = await tx.exercise.updateMany({ where: { id, published: true }, data: { published: false } });
    if (count === 1)
      await recordInClasses(
        tx,
        { id, classId },
        { actor: viewer, action: 'exercise.unpublish', details: { exercise: slug } },
      );
  });
}

/** Nothing is stored. @throws NotFound; TooManyRequests; InvalidRequest for what takes too long */
export async function bakeVersion(viewer: Instructor, slug: string, version: number): Promise<BakingResult> {
  const { files } = await getFolder(viewer, slug, version);
  return bakeSent(viewer, { slug, files: new Map(Object.entries(files)) });
}

/** For an instructor, whatever they sent. Nothing is stored. @throws TooManyRequests; InvalidRequest for what takes too long */
export async function bakeSent(viewer: Instructor, folder: ExerciseFiles): Promise<BakingResult> {
  if (baking.has(viewer.id)) throw new TooManyRequests('Another baking of yours is still running. Wait a moment.', 5);
  if (baking.size >= mostAtOnce)
    throw new TooManyRequests('Others are publishing right now. Try again in a moment.', 5);
  baking.add(viewer.id);
  try {
    return await bakeInThread(folder, { sandbox: sharedSandbox(), mostMs });
  } catch (error) {
    throw error instanceof BakingEnded ? new InvalidRequest(error.message) : error;
  } finally {
    baking.delete(viewer.id);
  }
}

/** Baking knows the folder alone; images lie beside it. */
async function missingImages(viewer: Instructor, slug: string, version: number): Promise<readonly Diagnostic[]> {
  const { files } = await getFolder(viewer, slug, version);
  const there = new Set((await listUploads(viewer, slug)).map(({ name }) => name));
  return uploadsIn(files['lesson.md'] ?? '')
    .filter(({ name }) => !there.has(name))
    .map(({ name, line }) => ({
      ...{ severity: 'error', file: 'lesson.md', line, field: null },
      message: `There is no image "${name}".`,
      fix: 'Upload it under "Images", or take it out of the lesson.',
    }));
}

/**
 * The files of an exercise, version by version. A save names the version it was based on; where somebody else saved in
 * between it is refused and told what is there now, so that no author overwrites another. Old autosaves are thinned.
 */

import 'server-only';
import { own } from '@/lib/core/text/own';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import type { Instructor } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';
import { requireAuthor } from './access.server';
import { recordInClasses } from './classes.server';
import { type Folder, folderSchema } from './limits';
import { requireFolder } from './require-folder';

export interface SavedFolder {
  readonly version: number;
  readonly files: Folder;
  readonly savedAt: Date;
  /** Null: the account is gone. */
  readonly savedBy: string | null;
}

export type VersionSummary = Omit<SavedFolder, 'files'> & { readonly published: boolean };

export type SaveResult =
  | { readonly kind: 'saved'; readonly version: number; readonly savedAt: Date }
  /** Somebody saved in between: what is there now. */
  | { readonly kind: 'conflict'; readonly latest: SavedFolder };

/** Of autosaves, one is kept for so long a time. */
const thinSeconds = 600;
/** Of a history, so many are listed. */
const mostVersions = 500;

export interface AuthoredExercise {
  readonly title: string;
  readonly classId: string | null;
  /** The viewer made it, and may give it to another class. */
  readonly isOwner: boolean;
  readonly published: boolean;
  /** The version that students have; null: never published. */
  readonly publishedVersion: number | null;
  readonly folder: SavedFolder;
}

/** What the studio opens with. @throws NotFound, also for a deleted one */
export async function getAuthored(viewer: Instructor, slug: string): Promise<AuthoredExercise> {
  const { title, classId, ownerId, published, currentRevisionId, removedAt, id } = await requireAuthor(viewer, slug);
  if (removedAt) throw new NotFound('This exercise was deleted. Put it back from the list of exercises.');
  const { exerciseFolder } = await database();
  const live = currentRevisionId
    ? await exerciseFolder.findFirst({
        where: { exerciseId: id, revisionId: currentRevisionId },
        orderBy: { version: 'desc' },
        select: { version: true },
      })
    : null;
  return {
    ...{ title, classId, published, isOwner: ownerId === viewer.id },
    publishedVersion: live?.version ?? null,
    folder: await getFolder(viewer, slug),
  };
}

/** One version; without `version`, the latest. @throws NotFound */
export async function getFolder(viewer: Instructor, slug: string, version?: number): Promise<SavedFolder> {
  const { id } = await requireAuthor(viewer, slug);
  const found = await findFolder(await database(), id, version);
  if (!found) throw new NotFound('There is no such version. Old ones are thinned out.');
  return found;
}

async function findFolder(
  db: Prisma.TransactionClient,
  exerciseId: string,
  version?: number,
): Promise<SavedFolder | null> {
  const row = await db.exerciseFolder.findFirst({
    where: { exerciseId, ...(version === undefined ? {} : { version }) },
    orderBy: { version: 'desc' },
    select: { version: true, files: true, savedAt: true, savedBy: { select: { name: true } } },
  });
  return row && { ...row, files: folderSchema.parse(row.files), savedBy: row.savedBy?.name ?? null };
}

/**
 * A save that was sent again after its answer was lost is no conflict.
 * @throws NotFound; InvalidRequest for files that cannot be in an exercise
 */
export async function saveFolder(
  viewer: Instructor,
  slug: string,
  given: Folder,
  baseVersion: number,
): Promise<SaveResult> {
  const { id } = await requireAuthor(viewer, slug);
  const files = requireFolder(given);
  const db = await database();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Exercise" WHERE id = ${id}::uuid FOR UPDATE`;
    const latest = await findFolder(tx, id);
    if (latest && sameFiles(latest.files, files))
      return { kind: 'saved', version: latest.version, savedAt: latest.savedAt };
    if (latest && latest.version !== baseVersion) return { kind: 'conflict', latest };
    const version = (latest?.version ?? 0) + 1;
    const { savedAt } = await tx.exerciseFolder.create({
      data: { exerciseId: id, version, files: { ...files }, savedById: viewer.id },
      select: { savedAt: true },
    });
    await thin(tx, id, version);
    return { kind: 'saved', version, savedAt };
  });
}

/** Newest first. @throws NotFound */
export async function listVersions(viewer: Instructor, slug: string): Promise<readonly VersionSummary[]> {
  const { id } = await requireAuthor(viewer, slug);
  const { exerciseFolder } = await database();
  const rows = await exerciseFolder.findMany({
    where: { exerciseId: id },
    select: { version: true, savedAt: true, revisionId: true, savedBy: { select: { name: true } } },
    orderBy: { version: 'desc' },
    take: mostVersions,
  });
  return rows.map(({ savedBy, revisionId, ...row }) => ({
    ...row,
    savedBy: savedBy?.name ?? null,
    published: revisionId !== null,
  }));
}

/** Not shown to students any more; their work stays. `restoreExercise` undoes it. */
export const removeExercise = (viewer: Instructor, slug: string) => setRemoved(viewer, slug, new Date());

/** Unpublished until published again. */
export const restoreExercise = (viewer: Instructor, slug: string) => setRemoved(viewer, slug, null);

async function setRemoved(viewer: Instructor, slug: string, removedAt: Date | null): Promise<void> {
  const { id, classId } = await requireAuthor(viewer, slug);
  const db = await database();
  await db.$transaction(async (tx) => {
    await tx.exercise.update({ where: { id }, data: { removedAt, published: false } });
    const action = removedAt ? 'exercise.remove' : 'exercise.restore';
    await recordInClasses(tx, { id, classId }, { actor: viewer, action, details: { exercise: slug } });
  });
}

/** Of the unpublished versions of the same hand and the same ten minutes, the last one stays. */
async function thin(tx: Prisma.TransactionClient, exerciseId: string, latest: number): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ExerciseFolder" AS old WHERE old."exerciseId" = ${exerciseId}::uuid AND old."revisionId" IS NULL
      AND old.version < ${latest}::int - 1 AND EXISTS (
        SELECT 1 FROM "ExerciseFolder" AS later
        WHERE later."exerciseId" = old."exerciseId" AND later.version > old.version
          AND later.version < ${latest}::int AND later."savedById" IS NOT DISTINCT FROM old."savedById"
          AND floor(extract(epoch FROM later."savedAt") / ${thinSeconds}::int)
            = floor(extract(epoch FROM old."savedAt") / ${thinSeconds}::int))`;
}

function sameFiles(a: Folder, b: Folder): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => own(a, path) === own(b, path));
}

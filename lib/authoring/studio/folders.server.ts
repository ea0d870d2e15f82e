/**
 * The files of an exercise, version by version. A save names the version it was based on; where somebody else saved in
 * between it is refused and told what is there now, so that no author overwrites another. Old autosaves are thinned.
 */

import 'server-only';
import { readExerciseFolder } from '@/lib/content/exchange/read-folder.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { authorise } from '@/lib/platform/session/authorise.server';
import type { Instructor } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';
import { requireAuthor, writableBy } from './access.server';
import { recordInClasses } from './classes.server';
import { type Folder, folderSchema, isStudioPath } from './limits';

export interface AuthoredSummary {
  readonly slug: string;
  readonly title: string;
  /** Null: the author's own. */
  readonly className: string | null;
  readonly published: boolean;
  /** Removed ones can be put back. */
  readonly removed: boolean;
  /** The latest version. */
  readonly version: number;
  readonly savedAt: Date;
  /** The version that students have; null: never published. */
  readonly publishedVersion: number | null;
}

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

const template = 'scripts/exercise-template';
/** Of autosaves, one is kept for so long a time. */
const thinSeconds = 600;
const mostVersions = 500;

/** Latest first. */
export async function listAuthored(author: Instructor): Promise<readonly AuthoredSummary[]> {
  const { exercise } = await database();
  const rows = await exercise.findMany({
    where: writableBy(author),
    select: {
      slug: true,
      title: true,
      published: true,
      removedAt: true,
      currentRevisionId: true,
      class: { select: { name: true } },
      folders: {
        select: { version: true, savedAt: true, revisionId: true },
        orderBy: { version: 'desc' },
        take: mostVersions,
      },
    },
  });
  return rows
    .map(({ class: owner, folders, removedAt, currentRevisionId, ...row }) => ({
      ...row,
      className: owner?.name ?? null,
      removed: removedAt !== null,
      version: folders[0]?.version ?? 0,
      savedAt: folders[0]?.savedAt ?? new Date(0),
      publishedVersion:
        currentRevisionId === null
          ? null
          : (folders.find(({ revisionId }) => revisionId === currentRevisionId)?.version ?? null),
    }))
    .toSorted((a, b) => b.savedAt.getTime() - a.savedAt.getTime());
}

/**
 * From the template, which bakes as it is. `classId`: the class that it is for; null: the author's own.
 * @throws InvalidRequest for a name that is taken
 */
export async function createExercise(viewer: Instructor, slug: string, classId: string | null): Promise<void> {
  await storeNew(viewer, slug, classId, await templateFolder(slug));
}

/** An exercise with these files and images, as an import brings them. @throws as {@link createExercise} */
export async function createFrom(
  viewer: Instructor,
  slug: string,
  classId: string | null,
  files: Folder,
  images: readonly NewImage[],
): Promise<void> {
  await storeNew(viewer, slug, classId, requireFolder(files), images);
}

export interface NewImage {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A copy to change. Of the course's exercises, and of those that the viewer may write; both show their solution.
 * @throws InvalidRequest for a name that is taken
 */
export async function forkExercise(
  viewer: Instructor,
  from: string,
  slug: string,
  classId: string | null,
): Promise<void> {
  await storeNew(viewer, slug, classId, await folderToFork(viewer, from));
}

async function folderToFork(author: Instructor, from: string): Promise<Folder> {
  const { exercise } = await database();
  const ofCourse = await exercise.findFirst({
    where: { slug: from, ownerId: null, classId: null, published: true },
    select: { id: true },
  });
  if (!ofCourse) return (await getFolder(author, from)).files;
  const { files } = await readExerciseFolder(`exercises/${from}`);
  return Object.fromEntries([...files].filter(([path]) => isStudioPath(path)));
}

async function templateFolder(slug: string): Promise<Folder> {
  const { files } = await readExerciseFolder(template);
  const title = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
  return Object.fromEntries(
    [...files]
      .filter(([path]) => isStudioPath(path))
      .map(([path, text]) => [
        path,
        path === 'exercise.yaml' ? text.replace(/^#.*\n/gm, '').replace(/^title: .*$/m, `title: ${title}`) : text,
      ]),
  );
}

async function storeNew(
  author: Instructor,
  slug: string,
  classId: string | null,
  files: Folder,
  images: readonly NewImage[] = [],
): Promise<void> {
  if (classId !== null) await authorise('classInstructor', author, classId);
  const db = await database();
  try {
    await db.$transaction(async (tx) => {
      const { id } = await tx.exercise.create({
        data: {
          ...{ slug, title: slug, summary: '', concepts: [], position: 10_000, published: false },
          ...{ ownerId: author.id, classId },
          folders: { create: { version: 1, files: { ...files }, savedById: author.id } },
          uploads: { create: images.map((image) => ({ ...image, uploadedById: author.id })) },
        },
        select: { id: true },
      });
      await recordAudit(tx, { actor: author, action: 'exercise.create', classId, details: { exercise: slug, id } });
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new InvalidRequest(`There is an exercise called "${slug}" already. Choose another name.`);
    throw error;
  }
}

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

function requireFolder(files: Folder): Folder {
  const parsed = folderSchema.safeParse(files);
  if (parsed.success) return parsed.data;
  throw new InvalidRequest(parsed.error.issues.map(({ message }) => message).join(' '));
}

function sameFiles(a: Folder, b: Folder): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}

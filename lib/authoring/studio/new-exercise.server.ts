/** An exercise's first version: from the template, from another exercise, or from what was imported. */

import 'server-only';
import { readExerciseFolder } from '@/lib/content/exchange/read-folder.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import { InvalidRequest } from '@/lib/platform/http/errors';
import { authorise } from '@/lib/platform/session/authorise.server';
import type { Instructor } from '@/lib/platform/session/capabilities';
import { getFolder } from './folders.server';
import { type Folder, isStudioPath } from './limits';
import { requireFolder } from './require-folder';

const template = 'scripts/exercise-template';

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

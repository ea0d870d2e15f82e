/**
 * Images for lessons. What they are is read from their bytes; they are as visible as their exercise. They are never changed: a
 * revision that shows one shows it for good.
 */

import 'server-only';
import { fitsEnding, imageTypeOf, imageTypes } from '@/lib/content/exchange/images';
import { mostImageBytes, mostImages } from '@/lib/content/exchange/limits';
import { uploadName, uploadsIn } from '@/lib/content/lesson/uploads';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { published, visibleTo } from '@/lib/learning/catalogue/visible.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Instructor } from '@/lib/platform/session/capabilities';
import { canTeach } from '@/lib/platform/session/policy';
import type { Viewer } from '@/lib/platform/session/viewer';
import { requireAuthor, writableBy } from './access.server';

export interface UploadView {
  readonly name: string;
  readonly type: string;
}

export interface UploadedImage {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** By name. @throws NotFound */
export async function listUploads(viewer: Instructor, slug: string): Promise<readonly UploadView[]> {
  const { id } = await requireAuthor(viewer, slug);
  const { upload } = await database();
  return upload.findMany({ where: { exerciseId: id }, select: { name: true, type: true }, orderBy: { name: 'asc' } });
}

/** @throws NotFound; InvalidRequest for what is no image that lessons may show */
export async function addUpload(viewer: Instructor, slug: string, name: string, bytes: Uint8Array): Promise<void> {
  const { id, classId } = await requireAuthor(viewer, slug);
  const type = requireImage(name, bytes);
  const db = await database();
  try {
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Exercise" WHERE id = ${id}::uuid FOR UPDATE`;
      if ((await tx.upload.count({ where: { exerciseId: id } })) >= mostImages)
        throw new InvalidRequest(`An exercise has at most ${mostImages} images: delete one first.`);
      const data = { exerciseId: id, name, type, bytes: new Uint8Array(bytes), uploadedById: viewer.id };
      await tx.upload.create({ data, select: { id: true } });
      const details = { exercise: slug, image: name };
      await recordAudit(tx, { actor: viewer, action: 'exercise.addImage', classId, details });
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new InvalidRequest(`There is an image called ${name} already: give this one another name.`);
    throw error;
  }
}

/** @throws NotFound; InvalidRequest for one that students see */
export async function removeUpload(viewer: Instructor, slug: string, name: string): Promise<void> {
  const { id, classId, published: isPublished, currentRevisionId } = await requireAuthor(viewer, slug);
  const lesson = isPublished && currentRevisionId ? (await getFullRevision(currentRevisionId)).lesson : '';
  if (uploadsIn(lesson).some((shown) => shown.name === name))
    throw new InvalidRequest(`The published lesson shows ${name}: publish one without it first.`);
  const db = await database();
  await db.$transaction(async (tx) => {
    const { count } = await tx.upload.deleteMany({ where: { exerciseId: id, name } });
    if (count === 0) throw new NotFound('There is no such image.');
    const details = { exercise: slug, image: name };
    await recordAudit(tx, { actor: viewer, action: 'exercise.removeImage', classId, details });
  });
}

/** For those who see the exercise: its authors always, others once it is published for them. @throws NotFound */
export async function getUpload(viewer: Viewer | null, slug: string, name: string): Promise<UploadedImage> {
  const { upload } = await database();
  const seen = { removedAt: null, ...published, AND: [visibleTo(viewer)] };
  const found = await upload.findFirst({
    where: {
      name,
      exercise: { slug, OR: viewer && canTeach(viewer) ? [seen, writableBy(viewer)] : [seen] },
    },
    select: { type: true, bytes: true },
  });
  if (!found || !Object.hasOwn(imageTypes, found.type)) throw new NotFound('There is no such image.');
  return found;
}

function requireImage(name: string, bytes: Uint8Array): string {
  if (uploadName(`uploads/${name}`) === null)
    throw new InvalidRequest(`"${name.slice(0, 60)}" cannot be a name: use letters, digits, ".", "-" and "_".`);
  if (bytes.length > mostImageBytes)
    throw new InvalidRequest(`${name} is larger than ${mostImageBytes / 2 ** 20} MB: make it smaller.`);
  const type = imageTypeOf(bytes);
  if (type === null)
    throw new InvalidRequest(`${name} is no PNG, JPEG, GIF or WebP image, whatever its name says. SVG is not taken.`);
  if (!fitsEnding(name, type))
    throw new InvalidRequest(`${name} is of the type ${type}: let its name end in .${imageTypes[type][0]}.`);
  return type;
}

/** Exercises of the studio as zips: out as a repository's folder, in after the whole report. */

import 'server-only';
import { exportFolder } from '@/lib/content/exchange/export-folder';
import { imageTypeOf } from '@/lib/content/exchange/images';
import type { ArchivePlace } from '@/lib/content/exchange/places';
import { readArchive } from '@/lib/content/exchange/read-archive';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest } from '@/lib/platform/http/errors';
import type { Instructor } from '@/lib/platform/session/capabilities';
import { requireAuthor } from './access.server';
import { getFolder } from './folders.server';
import { createFrom } from './new-exercise.server';
import { bakeSent } from './publish.server';

/** What an archive holds and what is wrong with it. */
export interface ImportReport {
  /** The folder's name; null where the archive is refused. */
  readonly slug: string | null;
  /** Another exercise has the name: the import needs another. */
  readonly taken: boolean;
  readonly files: number;
  readonly images: number;
  /** Of the archive, with paths as in it. */
  readonly archive: readonly Diagnostic[];
  /** Of the exercise. Errors here leave a draft that cannot be published yet. */
  readonly baking: readonly Diagnostic[];
  readonly bakes: boolean;
  /** Where exercises are in an archive that is not one exercise's folder. */
  readonly places: readonly ArchivePlace[];
}

/** The latest version. @throws NotFound */
export async function exportExercise(viewer: Instructor, slug: string): Promise<Uint8Array> {
  const { id } = await requireAuthor(viewer, slug);
  const { files } = await getFolder(viewer, slug);
  const { upload } = await database();
  const uploads = await upload.findMany({ where: { exerciseId: id }, select: { name: true, bytes: true } });
  const images = new Map(uploads.map(({ name, bytes }) => [name, bytes]));
  return exportFolder({ slug, files: new Map(Object.entries(files)) }, images);
}

/** `from`: the place to take. Nothing is stored. @throws TooManyRequests while another baking of the viewer's runs */
export async function inspectImport(author: Instructor, bytes: Uint8Array, from?: string): Promise<ImportReport> {
  const { folder, uploads, diagnostics: archive, places } = readArchive(bytes, { keepReference: false, from });
  if (!folder) return { slug: null, taken: false, files: 0, images: 0, archive, baking: [], bakes: false, places };
  const { exercise } = await database();
  const taken = (await exercise.findUnique({ where: { slug: folder.slug }, select: { id: true } })) !== null;
  const { revision, diagnostics } = await bakeSent(author, folder);
  const { slug, files } = folder;
  return {
    slug,
    taken,
    files: files.size,
    images: uploads.size,
    archive,
    baking: diagnostics,
    bakes: revision !== null,
    places,
  };
}

/**
 * A new exercise of what the archive holds. It may not bake yet: then it is a draft to mend.
 * @throws InvalidRequest for an archive that is refused and for a name that is taken
 */
export async function importExercise(
  author: Instructor,
  bytes: Uint8Array,
  slug: string,
  classId: string | null,
  from?: string,
): Promise<void> {
  const { folder, uploads, diagnostics } = readArchive(bytes, { keepReference: false, from });
  if (!folder) throw new InvalidRequest(diagnostics.map(({ file, message }) => `${file}: ${message}`).join(' '));
  const images = [...uploads].flatMap(([name, image]) => {
    const type = imageTypeOf(image);
    return type === null ? [] : [{ name, type, bytes: new Uint8Array(image) }];
  });
  await createFrom(author, slug, classId, Object.fromEntries(folder.files), images);
}

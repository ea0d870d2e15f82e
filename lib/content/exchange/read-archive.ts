/** A zip that somebody else made → an exercise's folder, or everything that is wrong with it. Nothing in it is believed. */
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import { FolderReading } from './folder-reading';
import * as limits from './limits';
import { type ArchivePlace, entriesAt, findPlaces } from './places';
import { archiveProblem, inMiB, shown } from './problem';
import { readContents, type ZipEntry } from './zip';

export interface ArchiveOptions {
  /** reference.ts runs with full rights: only a repository keeps it. */
  readonly keepReference: boolean;
  /** The place to take, by its path; without: the one folder that everything is in. */
  readonly from?: string | undefined;
}

export interface ReadArchive {
  /** Null where there are errors. */
  readonly folder: ExerciseFiles | null;
  /** Name in `uploads/` → bytes. */
  readonly uploads: ReadonlyMap<string, Uint8Array>;
  /** With paths as in the archive. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where exercises are in an archive that cannot be read as it is, to choose from. */
  readonly places: readonly ArchivePlace[];
}

/** Never throws for what is in the archive. */
export function readArchive(bytes: Uint8Array, options: ArchiveOptions): ReadArchive {
  if (bytes.length > limits.mostArchiveBytes)
    return nothing(
      archiveProblem(
        '.',
        `The archive has ${inMiB(bytes.length)}; at most ${inMiB(limits.mostArchiveBytes)} are read.`,
        'Export the exercise alone, with smaller images.',
      ),
    );
  const contents = readContents(bytes, limits.mostListed);
  switch (contents.kind) {
    case 'refused':
      return nothing(archiveProblem('.', contents.why, 'Make the zip anew from the folder.'));
    case 'tooMany':
      return tooMany(contents.count);
    case 'entries':
      return readEntries(bytes, contents.entries, options);
    default:
      return contents satisfies never;
  }
}

function nothing(diagnostic: Diagnostic, places: readonly ArchivePlace[] = []): ReadArchive {
  return { folder: null, uploads: new Map(), diagnostics: [diagnostic], places };
}

function tooMany(count: number): ReadArchive {
  return nothing(
    archiveProblem(
      '.',
      `The archive has ${count} entries; at most ${limits.mostEntries} are read.`,
      'Zip the folder of one exercise.',
    ),
  );
}

function readEntries(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  { keepReference, from }: ArchiveOptions,
): ReadArchive {
  const places = findPlaces(bytes, entries);
  if (from !== undefined) {
    const place = places.find(({ path }) => path === from);
    const placed = place && entriesAt(bytes, entries, place);
    if (!placed)
      return nothing(
        archiveProblem('.', `There is no exercise at ${shown(from)} in the archive.`, 'Choose one of those there are.'),
        places,
      );
    if (placed.entries.length > limits.mostEntries) return tooMany(placed.entries.length);
    return {
      ...new FolderReading(placed.archive, { keepReference, leaveStrays: true }).read(placed.entries),
      places: [],
    };
  }
  const [first, ...more] = places;
  if (first && (more.length > 0 || first.path !== `${first.slug}/`)) return nothing(layoutProblem(places), places);
  if (entries.length > limits.mostEntries) return tooMany(entries.length);
  const read = new FolderReading(bytes, { keepReference, leaveStrays: false }).read(entries);
  return { ...read, places: read.hasStrays ? places : [] };
}

/** Says what the archive is, where it is not one exercise's folder. */
function layoutProblem(places: readonly ArchivePlace[]): Diagnostic {
  const [{ path, slug } = { path: '', slug: '' }, ...more] = places;
  const choose =
    more.length > 0 ? 'Take one of them, or zip its folder alone.' : `Take it as "${slug}", or zip the folder itself.`;
  const within = path.includes('!/') ? ` in a zip within the zip, ${shown(path.slice(0, path.indexOf('!/')))}` : '';
  if (more.length > 0)
    return archiveProblem(
      '.',
      `The archive has ${places.length} exercises${within}, as the download of a repository has.`,
      choose,
    );
  if (within) return archiveProblem('.', `The exercise is${within}.`, choose);
  if (path === '')
    return archiveProblem(
      '.',
      "The files are not in a folder: this is what is in an exercise's folder, without the folder and its name.",
      choose,
    );
  const isTop = path.indexOf('/') === path.length - 1;
  return isTop
    ? archiveProblem('.', `The folder's name ${shown(path.slice(0, -1))} cannot be an address.`, choose)
    : archiveProblem(
        '.',
        `The exercise is inside other folders, at ${shown(path)}, as in the download of a repository.`,
        choose,
      );
}

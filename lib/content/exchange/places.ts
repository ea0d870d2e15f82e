/**
 * Where in a zip exercises are: in its one folder, as it should be, or loose, deep inside GitHub's download of a
 * repository, several at once, or in a zip within the zip. Each place can be taken by its path.
 */
import { slugSchema } from '@/lib/core/exercise/schema';
import * as limits from './limits';
import { dangerIn, isLitter } from './paths';
import { inflateEntry, readContents, type ZipEntry } from './zip';

/** A folder with an exercise.yaml in it. */
export interface ArchivePlace {
  /** As the archive has it, with a slash at its end; empty for files without a folder; `inner.zip!/…` for a zip within. */
  readonly path: string;
  /** What the exercise may be called. */
  readonly slug: string;
}

/** The entries of one place, as if its folder alone had been zipped. */
export interface PlacedEntries {
  readonly archive: Uint8Array;
  readonly entries: readonly ZipEntry[];
}

const marker = 'exercise.yaml';
const zipMark = '!/';

export function findPlaces(archive: Uint8Array, entries: readonly ZipEntry[]): readonly ArchivePlace[] {
  const own = placesIn(archive, entries, '');
  return own.length > 0
    ? own
    : innerZips(entries).flatMap((entry) => {
        const inner = openInner(archive, entry);
        return inner ? placesIn(inner.archive, inner.entries, `${entry.name}${zipMark}`) : [];
      });
}

/** Null where the archive has no such place. */
export function entriesAt(
  archive: Uint8Array,
  entries: readonly ZipEntry[],
  { path, slug }: ArchivePlace,
): PlacedEntries | null {
  const zip = innerZips(entries).find(({ name }) => path.startsWith(`${name}${zipMark}`));
  const inner = zip ? openInner(archive, zip) : { archive, entries };
  if (!inner) return null;
  const folder = zip ? path.slice(zip.name.length + zipMark.length) : path;
  const inside = inner.entries.filter(({ name }) => name.startsWith(folder) && name !== folder);
  return {
    archive: inner.archive,
    entries: inside.map((entry) => ({ ...entry, name: `${slug}/${entry.name.slice(folder.length)}` })),
  };
}

function placesIn(archive: Uint8Array, entries: readonly ZipEntry[], before: string): ArchivePlace[] {
  return entries
    .filter(
      ({ name }) => (name === marker || name.endsWith(`/${marker}`)) && dangerIn(name) === null && !isLitter(name),
    )
    .slice(0, limits.mostPlaces)
    .map((entry) => {
      const folder = entry.name.slice(0, -marker.length);
      const name = folder.split('/').at(-2) ?? titleIn(archive, entry);
      return { path: `${before}${folder}`, slug: slugOf(name) };
    });
}

/** For files without a folder: the title's words are as good a name as any. */
function titleIn(archive: Uint8Array, entry: ZipEntry): string {
  const inflated = inflateEntry(archive, entry, limits.mostTextBytes);
  if (inflated.kind !== 'bytes') return '';
  return /^title:\s*(.+)$/m.exec(new TextDecoder().decode(inflated.bytes))?.[1] ?? '';
}

/** The name where it can be an address, else the words in it. */
function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return slugSchema.safeParse(name).success ? name : words || 'exercise';
}

function innerZips(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  return entries
    .filter((entry) => /\.zip$/i.test(entry.name) && dangerIn(entry.name) === null && !isLitter(entry.name))
    .filter(({ isLink, isEncrypted, method }) => !isLink && !isEncrypted && method !== 'other')
    .slice(0, limits.mostInnerZips);
}

/** One level deep; a zip in it is a file like any other. */
function openInner(archive: Uint8Array, entry: ZipEntry): PlacedEntries | null {
  if (entry.claimedBytes > Math.max(limits.ratioFloorBytes, entry.compressedBytes * limits.mostRatio)) return null;
  const inflated = inflateEntry(archive, entry, limits.mostArchiveBytes);
  if (inflated.kind !== 'bytes') return null;
  const contents = readContents(inflated.bytes, limits.mostListed);
  return contents.kind === 'entries' ? { archive: inflated.bytes, entries: contents.entries } : null;
}

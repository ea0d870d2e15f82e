/** The entries of one folder → an exercise's files, or everything that is wrong with them. Nothing in them is believed. */
import { type Diagnostic, hasErrors } from '@/lib/core/exercise/diagnostics';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import { slugSchema } from '@/lib/core/exercise/schema';
import { decodeText } from './decode-text';
import { fitsEnding, imageTypeOf } from './images';
import * as limits from './limits';
import { dangerIn, isLitter, kindOfPath } from './paths';
import { archiveProblem, inMiB, shown } from './problem';
import { inflateEntry, type ZipEntry } from './zip';

interface FolderOptions {
  readonly keepReference: boolean;
  /** Files that no exercise has are left out with a word, not refused. */
  readonly leaveStrays: boolean;
}

interface ReadFolder {
  readonly folder: ExerciseFiles | null;
  readonly uploads: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
  /** Files are refused for being of no exercise. */
  readonly hasStrays: boolean;
}

export class FolderReading {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #files = new Map<string, string>();
  readonly #uploads = new Map<string, Uint8Array>();
  #textBytes = 0;
  #hasStrays = false;

  constructor(
    private readonly archive: Uint8Array,
    private readonly options: FolderOptions,
  ) {}

  read(entries: readonly ZipEntry[]): ReadFolder {
    const asked = entries.filter((entry) => this.#isWorthReading(entry));
    this.#tellLitter(entries);
    this.#tellDuplicates(asked);
    const slug = this.#slugOf(asked);
    for (const entry of asked) if (!entry.isFolder && entry.name.includes('/')) this.#readEntry(entry);
    this.#tellCounts();
    const diagnostics = this.#diagnostics;
    const folder = slug !== null && !hasErrors(diagnostics) ? { slug, files: sorted(this.#files) } : null;
    return {
      folder,
      uploads: folder ? sorted(this.#uploads) : new Map(),
      diagnostics,
      hasStrays: this.#hasStrays,
    };
  }

  #isWorthReading({ name, isLink, isEncrypted, method }: ZipEntry): boolean {
    const danger = dangerIn(name);
    if (danger !== null)
      return this.#refuse(name, `The entry is refused: ${danger}.`, 'Make the zip anew from the folder itself.');
    if (isLitter(name)) return false;
    if (isLink) return this.#refuse(name, 'The entry is a link, not a file.', 'Put the file itself in the folder.');
    if (isEncrypted) return this.#refuse(name, 'The entry is encrypted.', 'Make the zip without a password.');
    if (method === 'other')
      return this.#refuse(
        name,
        'The entry is compressed in a way that is not read here.',
        'Make the zip with "deflate", as every system does by itself.',
      );
    return true;
  }

  #refuse(file: string, message: string, fix: string): false {
    this.#diagnostics.push(archiveProblem(file, message, fix));
    return false;
  }

  #tellLitter(entries: readonly ZipEntry[]): void {
    const litter = entries.filter(({ name }) => dangerIn(name) === null && isLitter(name));
    const [first] = litter;
    if (!first) return;
    const others = litter.length > 1 ? ` and ${litter.length - 1} more` : '';
    this.#diagnostics.push({
      ...archiveProblem('.', `Left out: ${shown(first.name)}${others}, which an operating system puts there.`, null),
      severity: 'warning',
    });
  }

  /** Two names that are one on a disk which does not tell capitals apart. */
  #tellDuplicates(entries: readonly ZipEntry[]): void {
    const seen = new Map<string, string>();
    for (const { name } of entries) {
      const key = name.normalize('NFC').toLowerCase().replace(/\/$/, '');
      const other = seen.get(key);
      if (other !== undefined)
        this.#refuse(
          name,
          other === name
            ? 'The archive has this name twice.'
            : `On many disks this is the same file as ${shown(other)}.`,
          'Keep one of the two.',
        );
      else seen.set(key, name);
    }
  }

  /** The one folder that everything is in. */
  #slugOf(entries: readonly ZipEntry[]): string | null {
    const roots = [...new Set(entries.map(({ name }) => name.split('/')[0] ?? ''))];
    const loose = entries.filter(({ name, isFolder }) => !name.includes('/') && !isFolder);
    const [first] = loose;
    if (entries.length === 0) {
      if (!hasErrors(this.#diagnostics)) this.#refuse('.', 'The archive is empty.', 'Zip the folder of an exercise.');
      return null;
    }
    if (first) {
      this.#refuse(
        first.name,
        'The file is not in a folder.',
        "Zip the folder itself, not what is in it: the folder's name is the exercise's address.",
      );
      return null;
    }
    if (roots.length > 1) {
      this.#refuse(
        '.',
        `The archive has ${roots.length} folders: ${roots.slice(0, 5).map(shown).join(', ')}.`,
        'Zip the folder of one exercise.',
      );
      return null;
    }
    const slug = slugSchema.safeParse(roots[0]);
    if (slug.success) return slug.data;
    this.#refuse(
      '.',
      `The folder's name ${shown(roots[0] ?? '')} cannot be an address.`,
      slug.error.issues[0]?.message ?? 'Rename the folder.',
    );
    return null;
  }

  #readEntry(entry: ZipEntry): void {
    const path = entry.name.slice(entry.name.indexOf('/') + 1);
    const kind = kindOfPath(path);
    if (kind.kind === 'refused') {
      this.#refuseFile(entry.name, kind);
      return;
    }
    if (path === 'reference.ts' && !this.options.keepReference) {
      const message = 'reference.ts is left out: it runs with full rights, and only the repository may hold it.';
      const fix =
        'Gradients are confirmed by central differences instead. Write results of your own in checks of "kind: value".';
      this.#diagnostics.push({ ...archiveProblem(entry.name, message, fix), severity: 'warning' });
      return;
    }
    const most = kind.kind === 'image' ? limits.mostImageBytes : limits.mostTextBytes;
    const bytes = this.#inflate(entry, most);
    if (bytes === null) return;
    if (kind.kind === 'image') this.#keepImage(entry.name, path, bytes);
    else this.#keepText(entry.name, path, bytes);
  }

  /** A place that was chosen may be a repository's own folder, with its README and licence. */
  #refuseFile(name: string, { message, fix, isStray }: { message: string; fix: string; isStray: boolean }): void {
    if (isStray && this.options.leaveStrays) {
      this.#diagnostics.push({
        ...archiveProblem(name, 'Left out: no exercise has such a file.', null),
        severity: 'warning',
      });
      return;
    }
    this.#hasStrays ||= isStray;
    this.#refuse(name, message, fix);
  }

  #inflate(entry: ZipEntry, most: number): Uint8Array | null {
    const tooLarge = () => this.#refuse(entry.name, `The file is larger than ${inMiB(most)}.`, 'Make it smaller.');
    if (entry.claimedBytes > ratioOf(entry))
      return (
        this.#refuse(
          entry.name,
          'The entry swells more than any text or image does.',
          'Make the zip anew from the folder.',
        ) || null
      );
    if (entry.claimedBytes > most) return tooLarge() || null;
    const inflated = inflateEntry(this.archive, entry, most);
    if (inflated.kind === 'bytes' && inflated.bytes.length === entry.claimedBytes) return inflated.bytes;
    if (inflated.kind === 'tooLarge') return tooLarge() || null;
    return (
      this.#refuse(
        entry.name,
        'The entry is damaged: it is not what the archive says of it.',
        'Make the zip anew from the folder.',
      ) || null
    );
  }

  #keepImage(name: string, path: string, bytes: Uint8Array): void {
    const type = imageTypeOf(bytes);
    if (type === null) this.#refuse(name, 'The file is no image that lessons can show.', 'Use PNG, JPEG, GIF or WebP.');
    else if (!fitsEnding(path, type))
      this.#refuse(name, `The file is ${type}, which its name does not say.`, 'Give it the ending of what it is.');
    else this.#uploads.set(path.slice('uploads/'.length), bytes);
  }

  #keepText(name: string, path: string, bytes: Uint8Array): void {
    this.#textBytes += bytes.length;
    const decoded = isArchive(bytes)
      ? {
          kind: 'problem' as const,
          line: null,
          message: 'The file is an archive, not text.',
          fix: 'Put its files in the folder themselves.',
        }
      : decodeText(bytes);
    if (decoded.kind === 'text') this.#files.set(path, decoded.text);
    else this.#diagnostics.push({ ...archiveProblem(name, decoded.message, decoded.fix), line: decoded.line });
  }

  #tellCounts(): void {
    if (this.#textBytes > limits.mostTextBytes)
      this.#refuse(
        '.',
        `The files have ${this.#textBytes} bytes of text together; at most ${limits.mostTextBytes} are read.`,
        'Leave out what is not needed.',
      );
    if (this.#files.size > limits.mostTextFiles)
      this.#refuse(
        '.',
        `There are ${this.#files.size} text files; at most ${limits.mostTextFiles} are read.`,
        'Leave out what is not needed.',
      );
    if (this.#uploads.size > limits.mostImages)
      this.#refuse(
        '.',
        `There are ${this.#uploads.size} images; at most ${limits.mostImages} are read.`,
        'Leave out what is not needed.',
      );
  }
}

function ratioOf({ compressedBytes }: ZipEntry): number {
  return Math.max(limits.ratioFloorBytes, compressedBytes * limits.mostRatio);
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 9 && (bytes[3] ?? 9) < 9;
}

function sorted<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

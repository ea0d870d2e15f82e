/**
 * A zip's table of contents, read with suspicion: every entry's name, sizes and place, and what is odd about the archive as a whole.
 * Entries are inflated one by one, each within a bound, whatever the table claims. Format: PKWARE's APPNOTE.TXT 6.3.
 */
import { Inflate } from 'fflate';

export interface ZipEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
  readonly isEncrypted: boolean;
  /** Stored, deflated, or something that is not read here. */
  readonly method: 'stored' | 'deflated' | 'other';
  readonly compressedBytes: number;
  /** As the archive claims. */
  readonly claimedBytes: number;
  readonly crc: number;
  /** Where the entry's own header is. */
  readonly start: number;
}

export type ZipContents =
  | { readonly kind: 'entries'; readonly entries: readonly ZipEntry[] }
  | { readonly kind: 'tooMany'; readonly count: number }
  | { readonly kind: 'refused'; readonly why: string };

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const unixHost = 3;
const linkMode = 0o120000;
const folderMode = 0o040000;
const kindMask = 0o170000;

const broken: ZipContents = { kind: 'refused', why: 'The file is not a zip archive, or it is cut off.' };

/** @param most entries */
export function readContents(bytes: Uint8Array, most: number): ZipContents {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return broken;
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff)
    return { kind: 'refused', why: 'The archive is of the kind for huge files (Zip64).' };
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    return { kind: 'refused', why: 'The archive is split into several files.' };
  if (count > most) return { kind: 'tooMany', count };
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== centralSignature) return broken;
    const entry = entryAt(bytes, view, at);
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return overlaps(entries, start)
    ? { kind: 'refused', why: 'Entries of the archive lie over one another.' }
    : { kind: 'entries', entries };
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const method = view.getUint16(at + 10, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  // Names that are not UTF-8 show as question marks, and no name that is allowed has one.
  const name = new TextDecoder().decode(nameBytes);
  const mode = view.getUint8(at + 5) === unixHost ? (view.getUint32(at + 38, true) >>> 16) & kindMask : 0;
  return {
    name,
    isFolder: name.endsWith('/') || mode === folderMode,
    isLink: mode === linkMode,
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: method === 0 ? 'stored' : method === 8 ? 'deflated' : 'other',
    crc: view.getUint32(at + 16, true),
    compressedBytes: view.getUint32(at + 20, true),
    claimedBytes: view.getUint32(at + 24, true),
    start: view.getUint32(at + 42, true),
  };
}

/** Overlapping entries make a bomb of a small archive (David Fifield, "A better zip bomb", 2019). */
function overlaps(entries: readonly ZipEntry[], tableStart: number): boolean {
  const ordered = entries.toSorted((a, b) => a.start - b.start);
  return ordered.some(({ start, compressedBytes }, index) => {
    const next = ordered[index + 1]?.start ?? tableStart;
    return start + 30 + compressedBytes > next;
  });
}

export type Inflated =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'damaged' };

/** One entry's bytes. @param most bytes; not one slice more is inflated than it takes to know that there are more */
export function inflateEntry(archive: Uint8Array, entry: ZipEntry, most: number): Inflated {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { start, compressedBytes, method, crc } = entry;
  if (start + 30 > archive.length || view.getUint32(start, true) !== localSignature) return { kind: 'damaged' };
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (from + compressedBytes > archive.length) return { kind: 'damaged' };
  const compressed = archive.subarray(from, from + compressedBytes);
  const inflated: Inflated =
    method === 'stored'
      ? compressed.length > most
        ? { kind: 'tooLarge' }
        : { kind: 'bytes', bytes: compressed.slice() }
      : inflate(compressed, most);
  return inflated.kind === 'bytes' && crcOf(inflated.bytes) !== crc ? { kind: 'damaged' } : inflated;
}

/** A thousandfold at most comes of each slice. */
const sliceBytes = 2 ** 12;

function inflate(compressed: Uint8Array, most: number): Inflated {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let isFinal = false;
  const stream = new Inflate((chunk, final) => {
    chunks.push(chunk);
    total += chunk.length;
    isFinal = final;
  });
  try {
    for (let at = 0; at < compressed.length; at += sliceBytes) {
      stream.push(compressed.subarray(at, at + sliceBytes), at + sliceBytes >= compressed.length);
      if (total > most) return { kind: 'tooLarge' };
    }
  } catch {
    return { kind: 'damaged' };
  }
  if (!isFinal) return { kind: 'damaged' };
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { kind: 'bytes', bytes };
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as zip has it. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

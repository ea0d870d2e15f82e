/** Zips as no friendly program makes them: entries are written as told, whatever they claim. */
import { deflateSync } from 'fflate';

export interface RawEntry {
  readonly name: string;
  readonly bytes?: Uint8Array | string;
  /** What the archive says of the size. */
  readonly claimedBytes?: number;
  readonly claimedCrc?: number;
  readonly isEncrypted?: boolean;
  /** Unix file mode, such as 0o120777 for a link. */
  readonly mode?: number;
  readonly method?: number;
  /** Begins where the entry of this place in the list does. */
  readonly over?: number;
}

const text = new TextEncoder();

export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  const starts: number[] = [];
  let at = 0;
  const add = (part: Uint8Array) => {
    parts.push(part);
    at += part.length;
  };
  for (const entry of entries) {
    const plain = typeof entry.bytes === 'string' ? text.encode(entry.bytes) : (entry.bytes ?? new Uint8Array());
    const name = text.encode(entry.name);
    const compressed = deflateSync(plain);
    const method = entry.method ?? 8;
    const flags = (entry.isEncrypted ? 1 : 0) | 0x800;
    const crc = entry.claimedCrc ?? crc32(plain);
    const size = entry.claimedBytes ?? plain.length;
    const start = entry.over === undefined ? at : (starts[entry.over] ?? 0);
    starts.push(start);
    if (entry.over === undefined) {
      add(
        record(30, [
          [4, 0x04034b50],
          [2, 20],
          [2, flags],
          [2, method],
          [4, 0],
          [4, crc],
          [4, compressed.length],
          [4, size],
          [2, name.length],
          [2, 0],
        ]),
      );
      add(name);
      add(compressed);
    }
    central.push(
      record(46, [
        ...([
          [4, 0x02014b50],
          [1, 20],
          [1, 3],
          [2, 20],
          [2, flags],
          [2, method],
          [4, 0],
          [4, crc],
          [4, compressed.length],
          [4, size],
        ] as const),
        ...([
          [2, name.length],
          [2, 0],
          [2, 0],
          [2, 0],
          [2, 0],
          [4, ((entry.mode ?? 0o100644) << 16) >>> 0],
          [4, start],
        ] as const),
      ]),
      name,
    );
  }
  const tableStart = at;
  for (const part of central) add(part);
  add(
    record(22, [
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, entries.length],
      [2, entries.length],
      [4, at - tableStart],
      [4, tableStart],
      [2, 0],
    ]),
  );
  const zip = new Uint8Array(at);
  let place = 0;
  for (const part of parts) {
    zip.set(part, place);
    place += part.length;
  }
  return zip;
}

function record(length: number, fields: readonly (readonly [bytes: number, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(length));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 1) view.setUint8(at, value);
    else if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

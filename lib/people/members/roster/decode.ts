/**
 * A roster file's bytes to text. Excel saves "Unicode text" as UTF-16 and plain CSV in the system's old code page; both
 * are read, and what was assumed is said, since a wrong guess shows only in names with accents.
 */

export type DecodedRoster =
  | { readonly kind: 'text'; readonly text: string; readonly note: string | null }
  | { readonly kind: 'refused'; readonly message: string };

/** Bytes; 3,000 students are some 250 kB. */
export const largestRoster = 900_000;

export function decodeRoster(bytes: Uint8Array): DecodedRoster {
  if (bytes.length > 2 * largestRoster)
    return refused(
      `The file has ${Math.ceil(bytes.length / 1000)} kB. A roster has at most ${largestRoster / 1000} kB.`,
    );
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refused('This is an Excel workbook or a ZIP file. Save it as CSV (UTF-8) and choose that file.');
  const utf16 = utf16Of(bytes);
  if (utf16) return decodedAs(bytes, utf16, 'The file is in UTF-16 and was read as that.');
  if (bytes.includes(0))
    return refused('This is not a text file. Export the roster as CSV (UTF-8) and choose that file.');
  return (
    decodedAs(bytes, 'utf-8', null, true) ??
    decodedAs(
      bytes,
      'windows-1252',
      'The file is not UTF-8 and was read as Windows-1252. Check the names with accents below.',
    )
  );
}

function refused(message: string): DecodedRoster {
  return { kind: 'refused', message };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** By its mark, or else by where the zeros of Latin letters stand. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const head = bytes.subarray(0, 200);
  const zeros = [0, 1].map((parity) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length);
  const [even = 0, odd = 0] = zeros;
  const enough = head.length / 4;
  if (odd > enough && even === 0) return 'utf-16le';
  if (even > enough && odd === 0) return 'utf-16be';
  return null;
}

function decodedAs(bytes: Uint8Array, encoding: string, note: string | null): DecodedRoster;
function decodedAs(bytes: Uint8Array, encoding: string, note: string | null, fatal: true): DecodedRoster | null;
function decodedAs(bytes: Uint8Array, encoding: string, note: string | null, fatal = false): DecodedRoster | null {
  try {
    return { kind: 'text', text: new TextDecoder(encoding, { fatal }).decode(bytes), note };
  } catch {
    return null;
  }
}

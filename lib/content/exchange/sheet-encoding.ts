/**
 * A spreadsheet's bytes to text and back. Excel saves "Unicode text" as UTF-16 and plain CSV in the system's old code
 * page; what was assumed is told by the caller, since a wrong guess shows only in names with accents.
 */

export type SheetEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type DecodedSheet =
  /** With the mark at its start, where it has one. */
  | { readonly kind: 'text'; readonly text: string; readonly encoding: SheetEncoding }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'binary' };

export function decodeSheet(bytes: Uint8Array): DecodedSheet {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { kind: 'workbook' };
  const utf16 = utf16Of(bytes);
  if (utf16) return { kind: 'text', text: decodedAs(bytes, utf16, false) ?? '', encoding: utf16 };
  if (bytes.includes(0)) return { kind: 'binary' };
  const utf8 = decodedAs(bytes, 'utf-8', true);
  if (utf8 !== null) return { kind: 'text', text: utf8, encoding: 'utf-8' };
  return { kind: 'text', text: Array.from(bytes, (byte) => characters[byte]).join(''), encoding: 'windows-1252' };
}

/** The bytes that {@link decodeSheet} reads as this text. Characters that Windows-1252 lacks become question marks. */
export function encodeSheet(text: string, encoding: SheetEncoding): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'windows-1252':
      return Uint8Array.from(text, (character) => windows1252.get(character) ?? 0x3f);
    case 'utf-16le':
    case 'utf-16be': {
      const bytes = new Uint8Array(2 * text.length);
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), encoding === 'utf-16le');
      return bytes;
    }
  }
}

/** 0x80 to 0x9F, where the code page leaves Latin-1. Not by TextDecoder: Node's reads Latin-1 under this name. */
const above80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const characters = Array.from({ length: 256 }, (_, byte) => above80[byte - 0x80] ?? String.fromCharCode(byte));
const windows1252 = new Map(characters.map((character, byte) => [character, byte]));

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

function decodedAs(bytes: Uint8Array, encoding: SheetEncoding, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

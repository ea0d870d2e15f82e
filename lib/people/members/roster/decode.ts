/** A roster file's bytes to text, and what was assumed of them. */
import { decodeSheet, type SheetEncoding } from '@/lib/content/exchange/sheet-encoding';

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
  const decoded = decodeSheet(bytes);
  switch (decoded.kind) {
    case 'workbook':
      return refused('This is an Excel workbook or a ZIP file. Save it as CSV (UTF-8) and choose that file.');
    case 'binary':
      return refused('This is not a text file. Export the roster as CSV (UTF-8) and choose that file.');
    case 'text':
      return { kind: 'text', text: decoded.text.replace(/^\uFEFF/, ''), note: noteOn(decoded.encoding) };
  }
}

function noteOn(encoding: SheetEncoding): string | null {
  switch (encoding) {
    case 'utf-8':
      return null;
    case 'windows-1252':
      return 'The file is not UTF-8 and was read as Windows-1252. Check the names with accents below.';
    case 'utf-16le':
    case 'utf-16be':
      return 'The file is in UTF-16 and was read as that.';
  }
}

function refused(message: string): DecodedRoster {
  return { kind: 'refused', message };
}

/**
 * Characters that nobody sees and that come along with a copy: an address with one is another address. They are named,
 * and taken away only on request.
 */

const names = new Map([
  ['\u00AD', 'a soft hyphen'],
  ['\u200B', 'a zero-width space'],
  ['\u200C', 'a zero-width non-joiner'],
  ['\u200D', 'a zero-width joiner'],
  ['\u200E', 'a left-to-right mark'],
  ['\u200F', 'a right-to-left mark'],
  ['\u2060', 'a word joiner'],
  ['\uFEFF', 'a byte order mark'],
]);

// The marks and overrides of direction, and what else has no width.
const invisible = /\u00AD|[\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/;
/** Persian and Indic names are spelt with these two; addresses are not. */
const joiner = /\u200C|\u200D/;
const [anyInvisible, anyJoiner] = [new RegExp(invisible, 'g'), new RegExp(joiner, 'g')];
const invisibleOrJoiner = new RegExp(`${invisible.source}|${joiner.source}`);
/** Seen, but not what was meant: a word processor's apostrophe in an address. */
const apostrophe = /(?<=[\p{L}\p{N}._%+-])[’‘](?=[\p{L}\p{N}._%+-]*@)/u;

/** Names the first one, with what stands before it; null without any. `strict`: in an address or an id. */
export function nameInvisible(cell: string, strict: boolean): string | null {
  const at = cell.search(strict ? invisibleOrJoiner : invisible);
  const character = cell[at];
  if (character === undefined) return null;
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const before = cell.slice(Math.max(0, at - 12), at);
  return `${names.get(character) ?? 'an invisible character'} (U+${code}) ${before ? `after “${before}”` : 'at its start'}`;
}

export const hasCurlyApostrophe = (cell: string) => cell.includes('@') && apostrophe.test(cell);

/** The text without them, and with straight apostrophes in its addresses. Joiners go from addresses only. */
export function withoutInvisible(text: string): string {
  return text
    .replace(anyInvisible, '')
    .replace(/[^\s,;|"<>]+@[^\s,;|"<>]+/g, (address) => address.replace(anyJoiner, ''))
    .replace(new RegExp(apostrophe.source, 'gu'), "'");
}

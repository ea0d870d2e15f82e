/** Characters that word processors, chats, web pages and other keyboards put into code, and what stands for them in code. */
import { withoutTexts } from './code-text';
import { findLookAlikes } from './look-alikes';

export interface StrayCharacter {
  readonly character: string;
  readonly name: string;
  /** What is meant by it in code; '' for what should not be there at all. */
  readonly instead: string;
  readonly index: number;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** It cannot be told from what is meant by looking at it. */
  readonly isDisguised: boolean;
}

type Kind = readonly [characters: string, name: string, instead: string];

const seen: readonly Kind[] = [
  ['“”„‟«»″', 'a typographic quote', '"'],
  ['‘’‚‛′', 'a typographic apostrophe', "'"],
  ['−', 'a mathematical minus sign', '-'],
  ['–', 'an en dash', '-'],
  ['—', 'an em dash', '-'],
  ['‐‑', 'a typographic hyphen', '-'],
  ['×', 'a multiplication sign', '*'],
  ['⋅·∗', 'a multiplication dot', '*'],
  ['÷∕⁄', 'a division sign', '/'],
  ['≤', 'a sign for at most', '<='],
  ['≥', 'a sign for at least', '>='],
  ['≠', 'a sign for not equal', '!=='],
  ['…', 'an ellipsis', '...'],
  ['；', 'a full-width semicolon', ';'],
  ['，', 'a full-width comma', ','],
  ['（', 'a full-width parenthesis', '('],
  ['）', 'a full-width parenthesis', ')'],
];

const disguised: readonly Kind[] = [
  ['\u200b', 'an invisible zero-width space', ''],
  ['\u200c\u200d', 'an invisible zero-width joiner', ''],
  ['\u2060', 'an invisible word joiner', ''],
  ['\u00ad', 'an invisible soft hyphen', ''],
  ['\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069', 'an invisible mark of direction', ''],
  ['\u037e', 'a Greek question mark', ';'],
];

/** TypeScript takes them for spaces, so they are never to blame; but they are mended with the others. */
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\ufeff]/;

const known = new Map(
  [...seen.map((kind) => [kind, false] as const), ...disguised.map((kind) => [kind, true] as const)].flatMap(
    ([[characters, name, instead], isDisguised]) =>
      [...characters].map((character) => [character, { name, instead, isDisguised }] as const),
  ),
);

/** In reading order, those in the code itself: quotes and comments stay as they are. */
export function findStrayCharacters(source: string): readonly StrayCharacter[] {
  const signs = [...withoutTexts(source).matchAll(/[^\0-\x7f]/g)].flatMap(({ 0: character, index }) => {
    const found = known.get(character) ?? fullWidth(character);
    return found === undefined ? [] : [{ character, index, ...found }];
  });
  const letters = findLookAlikes(source).map(({ character, index, latin, script }) => {
    const name = `a ${script} letter that looks like a Latin \`${latin}\``;
    return { character, index, name, instead: latin, isDisguised: true };
  });
  let line = 1;
  let start = 0;
  return [...signs, ...letters]
    .sort((a, b) => a.index - b.index)
    .map((stray) => {
      for (let end = source.indexOf('\n', start); end >= 0 && end < stray.index; end = source.indexOf('\n', start)) {
        line++;
        start = end + 1;
      }
      return { ...stray, line, column: stray.index - start + 1 };
    });
}

/** Those that code can run with: it means another name by them than it seems to. */
export function findDisguised(source: string): readonly StrayCharacter[] {
  return findStrayCharacters(source).filter(({ isDisguised }) => isDisguised);
}

/** ＝, Ａ, １: as keyboards for Chinese and Japanese write. */
function fullWidth(character: string): { name: string; instead: string; isDisguised: boolean } | undefined {
  if (!/[\uff01-\uff5e]/.test(character)) return undefined;
  const instead = String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  return { name: 'a full-width character', instead, isDisguised: false };
}

export function strayAdvice([first, ...more]: readonly StrayCharacter[]): string | null {
  if (!first) return null;
  const others =
    more.length === 0 ? '' : ` There ${more.length === 1 ? 'is 1 more' : `are ${more.length} more`} of the kind.`;
  const shown = first.instead === '' ? 'Delete it' : `Type \`${first.instead}\` instead of \`${first.character}\``;
  const name = first.isDisguised ? `${first.name} (${codePointOf(first.character)})` : first.name;
  const origin = isLetter(first) ? ', from another keyboard' : ', as word processors write';
  return `In line ${first.line}, column ${first.column} stands ${name}${origin}. ${shown}.${others}`;
}

function isLetter({ character }: StrayCharacter): boolean {
  return /\p{L}|[\uff01-\uff5e]/u.test(character);
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A place in the source, and what is to stand there. */
export interface Repair {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The first stray character; with `all` every one, and the spaces that are none of the keyboard's. From the first to the last. */
export function repairsOf(source: string, all: boolean): readonly Repair[] {
  const strays = findStrayCharacters(source).map(({ index, character, instead }) => ({
    start: index,
    end: index + character.length,
    text: instead,
  }));
  if (!all) return strays.slice(0, 1);
  const blanks = [...withoutTexts(source).matchAll(new RegExp(spaces, 'g'))].map(({ 0: blank, index }) => ({
    start: index,
    end: index + blank.length,
    text: blank === '\ufeff' ? '' : ' ',
  }));
  return [...strays, ...blanks].sort((a, b) => a.start - b.start);
}

/** @param repairs from the first to the last */
export function mended(source: string, repairs: readonly Repair[]): string {
  return repairs.reduceRight(
    (text, repair) => text.slice(0, repair.start) + repair.text + text.slice(repair.end),
    source,
  );
}

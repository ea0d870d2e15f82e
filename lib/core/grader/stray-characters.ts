/** Characters that word processors, chats and web pages put into code, and what stands for them in code. */

interface StrayCharacter {
  readonly character: string;
  readonly name: string;
  /** What is meant by it in code; '' for what should not be there at all. */
  readonly instead: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

const known = new Map<string, readonly [name: string, instead: string]>([
  ['“', ['a typographic quote', '"']],
  ['”', ['a typographic quote', '"']],
  ['„', ['a typographic quote', '"']],
  ['«', ['a typographic quote', '"']],
  ['»', ['a typographic quote', '"']],
  ['‘', ['a typographic apostrophe', "'"]],
  ['’', ['a typographic apostrophe', "'"]],
  ['−', ['a mathematical minus sign', '-']],
  ['–', ['an en dash', '-']],
  ['—', ['an em dash', '-']],
  ['×', ['a multiplication sign', '*']],
  ['⋅', ['a multiplication dot', '*']],
  ['÷', ['a division sign', '/']],
  ['≤', ['a sign for at most', '<=']],
  ['≥', ['a sign for at least', '>=']],
  ['≠', ['a sign for not equal', '!==']],
  ['\u200b', ['an invisible zero-width space', '']],
  ['\u2060', ['an invisible word joiner', '']],
  ['\u00ad', ['an invisible soft hyphen', '']],
  ['\u037e', ['a Greek question mark', ';']],
  ['；', ['a full-width semicolon', ';']],
  ['，', ['a full-width comma', ',']],
  ['（', ['a full-width parenthesis', '(']],
  ['）', ['a full-width parenthesis', ')']],
]);

/** Quotes and comments stay as they are: there each of these is a character like any other. */
const texts = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g;

/** In reading order, those in the code itself. */
export function findStrayCharacters(source: string): readonly StrayCharacter[] {
  const code = source.replace(texts, (text) => text.replace(/[^\n]/g, ' '));
  return code.split('\n').flatMap((text, row) =>
    [...text.matchAll(/[^\0-\x7f]/g)].flatMap(({ 0: character, index }) => {
      const [name, instead] = known.get(character) ?? [];
      return name === undefined || instead === undefined
        ? []
        : [{ character, name, instead, line: row + 1, column: index + 1 }];
    }),
  );
}

export function strayAdvice([first, ...more]: readonly StrayCharacter[]): string | null {
  if (!first) return null;
  const others =
    more.length === 0 ? '' : ` There ${more.length === 1 ? 'is 1 more' : `are ${more.length} more`} of the kind.`;
  const shown = first.instead === '' ? 'Delete it' : `Type \`${first.instead}\` instead of \`${first.character}\``;
  return `In line ${first.line}, column ${first.column} stands ${first.name}, as word processors write. ${shown}.${others}`;
}

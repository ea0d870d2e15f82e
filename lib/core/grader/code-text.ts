/** The source as code alone, by patterns and not by a parser: for source that may not parse, and for advice, which may be missing. */

const texts = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g;

/** The source with every character in its place, and spaces for what stands in comments and quotes. */
export function withoutTexts(source: string): string {
  return source.replace(texts, (text) => text.replace(/[^\n]/g, ' '));
}

/** 1-based. */
export function lineAt(source: string, index: number): number {
  return source.slice(0, index).split('\n').length;
}

/** Where the brace that is opened at `open` is closed, in code without texts; null where it is not. */
export function closingBrace(code: string, open: number): number | null {
  let depth = 0;
  for (let index = open; index < code.length; index++) {
    if (code[index] === '{') depth++;
    if (code[index] === '}' && --depth === 0) return index;
  }
  return null;
}

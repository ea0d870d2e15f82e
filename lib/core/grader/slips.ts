/** Slips that run: names that `Math` does not have, `^` for a power, a forgotten `return`. Each is told with its line. */
import { closingBrace, lineAt, withoutTexts } from './code-text';

const mathNames: readonly string[] = Object.getOwnPropertyNames(Math);
/** What other languages call it. */
const otherNames = new Map([
  ['ln', 'log'],
  ['power', 'pow'],
  ['fabs', 'abs'],
  ['absolute', 'abs'],
  ['root', 'sqrt'],
  ['square', 'pow'],
]);

/** `Math.Exp`, `math.exp`, `Math.ln`. @param line 1-based; null for the whole source */
export function mathAdvice(source: string, line: number | null = null): string | null {
  const code = withoutTexts(source);
  for (const { 0: found, 1: object = '', 2: name = '', index } of code.matchAll(/(?<![\w$.])([Mm]ath)\.(\w+)/g)) {
    const right = mathNames.includes(name) ? name : nearestName(name);
    const isHere = line === null || lineAt(code, index) === line;
    if (right === null || !isHere || (object === 'Math' && right === name)) continue;
    return `In line ${lineAt(code, index)} stands \`${found}\`: did you mean \`Math.${right}\`?`;
  }
  return null;
}

function nearestName(name: string): string | null {
  const lower = name.toLowerCase();
  return otherNames.get(lower) ?? mathNames.find((known) => known.toLowerCase() === lower) ?? null;
}

/** Between two values only: elsewhere it may stand in a regular expression. */
const caret = /[\w)\]][ \t]*\^[ \t]*[\w(+-]/;

export function caretAdvice(source: string): string | null {
  const code = withoutTexts(source);
  const index = code.search(caret);
  if (index < 0) return null;
  return `The \`^\` in line ${lineAt(code, index)} is no power: it compares bits. A power is written \`x ** 2\` or \`Math.pow(x, 2)\`.`;
}

/** Where a function returned `undefined`, be it itself or one that it hands to `map`. */
export function returnAdvice(source: string, name: string): string | null {
  const code = withoutTexts(source);
  const body = bodyOf(code, name);
  if (body !== null && !hasReturn(code, body)) {
    return `\`${name}\` begins in line ${lineAt(code, body.start)} and has no \`return\` before it ends in line ${lineAt(code, body.end)}: is it forgotten?`;
  }
  for (const { 0: head, index } of code.matchAll(mapped)) {
    const open = index + head.length - 1;
    const end = closingBrace(code, open);
    if (end === null || hasReturn(code, { start: open, end })) continue;
    return `The function in braces that \`map\` is given in line ${lineAt(code, open)} has no \`return\`: is it forgotten?`;
  }
  return body === null ? null : `Does every way through \`${name}\` end in a \`return\` with a value?`;
}

/** `.map((x) => {`, and the same with types. */
const mapped = /\.map\(\s{0,9}(?:\([^(){}]{0,300}\)|\w{1,99})\s{0,9}(?::[^={}]{1,99})?=>\s{0,9}\{/g;

interface Body {
  readonly start: number;
  readonly end: number;
}

/** Of `function name(…) {` or `name = (…) => {`. Lengths are bounded: a pattern without an end would be slow in a hostile source. */
function bodyOf(code: string, name: string): Body | null {
  const arrow = `\\b${name}\\s{0,9}(?::[^=]{0,300})?=\\s{0,9}(?:async\\s{0,9})?(?:function\\b|\\()`;
  const head = new RegExp(`\\bfunction\\s{1,9}${name}\\b|${arrow}`).exec(code);
  const parameters = head === null ? -1 : code.indexOf('(', head.index + head[0].length - 1);
  if (parameters < 0) return null;
  // Past the parameters and the type of the result, which may be a record in braces itself.
  const rest = /\)\s{0,99}(?::\s{0,99}(?:\{[^{}]{0,300}\}|[^{=;]{0,300}?))?\s{0,99}(?:=>\s{0,99})?\{/.exec(
    code.slice(parameters, parameters + 2000),
  );
  if (rest === null) return null;
  const start = parameters + rest.index + rest[0].length - 1;
  const end = closingBrace(code, start);
  return end === null ? null : { start, end };
}

/** In the body itself: a `return` of a function inside is not its own. */
function hasReturn(code: string, { start, end }: Body): boolean {
  const telling = /\breturn\b|(?:=>|\bfunction\b[^{}]{0,300}\))\s{0,99}(?::[^{}=;]{0,300})?\{/g;
  telling.lastIndex = start + 1;
  for (let found = telling.exec(code); found !== null && found.index < end; found = telling.exec(code)) {
    if (found[0] === 'return') return true;
    telling.lastIndex = (closingBrace(code, telling.lastIndex - 1) ?? end) + 1;
  }
  return false;
}

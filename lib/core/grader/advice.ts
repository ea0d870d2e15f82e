/**
 * What a beginner may have meant where code does not load: habits from Python and from word processors. Pure, and of the source
 * alone. It only speaks once the engine has refused the code, so a valid program is never bothered.
 */
import { withoutTexts } from './code-text';
import type { GuestError } from './sandbox-port';
import { mathAdvice } from './slips';
import { findDisguised, findStrayCharacters, strayAdvice } from './stray-characters';

/** One sentence or two for the student; null where nothing is recognised. @param line 1-based, where the engine stopped */
export function findAdvice(source: string, line: number | null): string | null {
  const fence = fenceAdvice(source);
  if (fence !== null) return fence;
  const stray = findStrayCharacters(source);
  if (stray.length > 0) return strayAdvice(stray);
  const here = line === null ? '' : (source.split('\n')[line - 1] ?? '');
  return habits.find(({ pattern }) => pattern.test(here))?.advice ?? braceAdvice(source);
}

/** A pair of fences parses, as templates, and fails only when it is run. */
export function fenceAdvice(source: string): string | null {
  if (!/^\s*```/.test(source)) return null;
  return 'The lines with ``` belong to the chat or page that the code was copied from: delete them.';
}

interface Habit {
  readonly pattern: RegExp;
  readonly advice: string;
}

/** Looked for in the line where the engine stopped, the first that fits. */
const habits: readonly Habit[] = [
  {
    pattern: /^\s*(?:import\s+(?:numpy|math|torch|tensorflow|random)\b|from\s+\w+\s+import\b|import\s+\w+\s+as\s+\w+)/,
    advice: 'This is Python. No library is needed here: numbers are in arrays, and `Math` is there without an import.',
  },
  {
    pattern: /^\s*def\s+\w+\s*\(/,
    advice: 'This is Python. A function is written `export function name(z: Vector): Vector { … }` here.',
  },
  {
    pattern: /^\s*(?:if|elif|else|for|while)\b[^{]*:\s*$/,
    advice: 'This is Python. A block stands in braces here: `if (x > 0) { … }`.',
  },
  { pattern: /\blambda\s+\w+\s*:/, advice: 'This is Python. A small function is written `(x) => x * x` here.' },
  { pattern: /^\s*#(?!!)/, advice: 'A comment begins with `//` here, not with `#`.' },
  { pattern: /\b(?:and|or|not)\b/, advice: 'Write `&&` for and, `||` for or, `!` for not.' },
];

/** Where the brace, bracket or parenthesis was opened that is never closed. */
function braceAdvice(source: string): string | null {
  const open = findUnclosed(source);
  if (open === null) return null;
  return `The \`${open.sign}\` in line ${open.line} is never closed.`;
}

const closers = new Map([
  ['}', '{'],
  [')', '('],
  [']', '['],
]);

/** Null also where a wrong one closes, since then nobody knows which is missing. */
function findUnclosed(source: string): { readonly sign: string; readonly line: number } | null {
  const stack: { sign: string; line: number }[] = [];
  for (const [index, text] of withoutTexts(source).split('\n').entries()) {
    for (const sign of text.match(/[{}()[\]]/g) ?? []) {
      const opener = closers.get(sign);
      if (opener === undefined) stack.push({ sign, line: index + 1 });
      else if (stack.pop()?.sign !== opener) return null;
    }
  }
  return stack.at(-1) ?? null;
}

/** What a load or a call may have died of: a letter of another alphabet, or a slip in the line where it stopped. */
export function errorAdvice({ name, message, line }: GuestError, source: string): string | null {
  const disguised = findDisguised(source);
  if (disguised.length > 0) return strayAdvice(disguised);
  return (line === null ? null : lineAdvice(source, line)) ?? nameAdvice(name, message);
}

function lineAdvice(source: string, line: number): string | null {
  const here = withoutTexts(source).split('\n')[line - 1] ?? '';
  return mathAdvice(source, line) ?? calls.find(({ pattern }) => pattern.test(here))?.advice ?? null;
}

/** Calls of what is not there. */
const calls: readonly Habit[] = [
  { pattern: /\.append\(/, advice: 'An entry is added with `push`: `result.push(x)`.' },
  { pattern: /\.(?:length|size|len)\(/, advice: 'The length of an array is `z.length`, without parentheses.' },
  { pattern: /\.sum\(/, advice: 'Arrays have no `sum`: add up in a loop, or by `z.reduce((sum, x) => sum + x, 0)`.' },
  {
    pattern: /\.(?:shape|T)\b/,
    advice: 'Arrays have no `shape` and no `T`: the rows are `x.length`, the columns `x[0].length`.',
  },
];

/** Names that another language or another spelling has. */
export function nameAdvice(name: string, message: string): string | null {
  const [, unknown] = /^'?([\w$]+)'? is not defined/.exec(message) ?? [];
  if (name === 'ReferenceError' && unknown !== undefined) return unknownNames.get(unknown) ?? null;
  return null;
}

const commonJs =
  'Functions are handed over by `export function …` here, not by `module.exports`; nothing can be required.';
const unknownNames = new Map([
  ['math', 'Did you mean `Math`, with a capital M, as in `Math.exp(x)`?'],
  ['np', 'There is no NumPy here: write a loop or `z.map((x) => …)`, and `Math.exp(x)` for one number.'],
  ['numpy', 'There is no NumPy here: write a loop or `z.map((x) => …)`, and `Math.exp(x)` for one number.'],
  ['torch', 'There is no PyTorch here: write a loop or `z.map((x) => …)`.'],
  ['exp', 'Did you mean `Math.exp`?'],
  ['sqrt', 'Did you mean `Math.sqrt`?'],
  ['log', 'Did you mean `Math.log`?'],
  ['abs', 'Did you mean `Math.abs`?'],
  ['max', 'Did you mean `Math.max`?'],
  ['min', 'Did you mean `Math.min`?'],
  ['tanh', 'Did you mean `Math.tanh`?'],
  ['len', 'The length of an array is `z.length`.'],
  ['range', 'Count with `for (let i = 0; i < n; i += 1) { … }`.'],
  ['print', 'Print with `console.log(…)`.'],
  ['True', 'It is written `true` here.'],
  ['False', 'It is written `false` here.'],
  ['None', 'It is written `null` here.'],
  ['module', commonJs],
  ['exports', commonJs],
  ['require', commonJs],
]);

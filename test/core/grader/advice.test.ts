import { describe, expect, test } from 'vitest';
import { errorAdvice, findAdvice, nameAdvice } from '@/lib/core/grader/advice';
import { rejectedProblem } from '@/lib/core/grader/problems';
import { caretAdvice, mathAdvice, returnAdvice } from '@/lib/core/grader/slips';
import { findStrayCharacters, mended, repairsOf } from '@/lib/core/grader/stray-characters';

describe('code that does not parse', () => {
  test.each([
    ['import numpy as np\n', 1, 'This is Python.'],
    ['from math import exp\n', 1, 'This is Python.'],
    ['def sigmoid(z):\n  return z\n', 1, 'export function'],
    ['export function f(x: number) {\n  if x > 0:\n    return 1;\n}', 2, 'braces'],
    ['# a comment\n', 1, '`//`'],
    ['```ts\nexport const a = 1;\n```', 1, '```'],
    [
      'export function f(z: Vector) {\n  for (const x of z) {\n  return z;\n}\n',
      5,
      'The `{` in line 1 is never closed.',
    ],
    ['const a = “z”;', 1, 'a typographic quote'],
    ['const a = 1 −2;', 1, 'Type `-` instead of `−`'],
    ['const a =\u200b 1;', 1, 'an invisible zero-width space'],
    ['const a = 1；', 1, 'a full-width semicolon'],
  ])('%j', (source, line, said) => expect(findAdvice(source, line)).toContain(said));

  test('the first stray character is named with its place, and the others are counted', () => {
    expect(findAdvice('const a = 1;\nlog(“z”);', 2)).toBe(
      'In line 2, column 5 stands a typographic quote, as word processors write. Type `"` instead of `“`. There is 1 more of the kind.',
    );
  });

  test('characters in quotes and comments are not blamed', () => {
    expect(findAdvice("const a = '“−'; // × ”\nconst = 1;", 2)).toBeNull();
  });

  test('of nothing known nothing is said', () => expect(findAdvice('const = 1;', 1)).toBeNull());
});

test('a pair of fences, which fails only when it is run, is told as well', () => {
  const error = { name: 'TypeError', message: 'not a function', line: null, column: null };
  expect(rejectedProblem('load', error, '```ts\nconst a = 1;\n```').message).toContain('delete them');
});

test.each([
  ['math', 'with a capital M'],
  ['np', 'no NumPy'],
  ['exp', '`Math.exp`'],
  ['module', 'export function'],
  ['require', 'nothing can be required'],
])('the name %s is explained', (name, said) => {
  expect(nameAdvice('ReferenceError', `${name} is not defined`)).toContain(said);
});

test.each(['constructor', 'wieghts', '__proto__'])('the name %s is not', (name) => {
  expect(nameAdvice('ReferenceError', `${name} is not defined`)).toBeNull();
});

describe('slips that run', () => {
  test.each([
    ['const e = Math.Exp(-z);', 'In line 1 stands `Math.Exp`: did you mean `Math.exp`?'],
    ['\nconst e = math.exp(-z);', 'In line 2 stands `math.exp`: did you mean `Math.exp`?'],
    ['x = Math.ln(p)', 'did you mean `Math.log`?'],
    ['x = Math.pi', 'did you mean `Math.PI`?'],
  ])('%j', (source, said) => expect(mathAdvice(source)).toContain(said));

  test.each(['Math.exp(1)', 'x.Math.Exp(1)', '// math.exp', '"Math.Exp"', 'Math.frobnicate(1)'])(
    '%j is none',
    (source) => expect(mathAdvice(source)).toBeNull(),
  );

  test('an error in a line is explained by what stands in it', () => {
    const error = { name: 'TypeError', message: 'not a function', line: 2, column: null };
    expect(errorAdvice(error, 'const out = [];\nout.append(1);')).toContain('`push`');
    expect(errorAdvice(error, 'const n = z.length();\nout.push(1);')).toBeNull();
  });

  test('a caret between two values is no power', () => {
    expect(caretAdvice('let a = 1;\nlet b = (1 + x) ^ 2;')).toMatch(/^The `\^` in line 2 is no power/);
    expect(caretAdvice("const r = /^a[^b]/, s = 'x ^ 2';")).toBeNull();
  });

  test.each([
    [
      'export function f(z: Vector): Vector {\n  const y = z.map((x) => { return 2 * x; });\n}',
      '`f` begins in line 1 and has no `return` before it ends in line 3',
    ],
    ['export function f(z: Vector): { a: Vector } {\n  z;\n}', '`f` begins in line 1 and has no `return`'],
    ['export const f = (z: Vector): Vector => {\n  z.map((x) => x);\n}', '`f` begins in line 1 and has no `return`'],
    [
      'export function f(z: Vector) {\n  return z.map((x) => {\n    2 * x;\n  });\n}',
      'The function in braces that `map` is given in line 2 has no `return`',
    ],
    [
      'export function f(z: Vector) {\n  if (z.length > 3) return z;\n}',
      'Does every way through `f` end in a `return`',
    ],
  ])('a forgotten return: %j', (source, said) => expect(returnAdvice(source, 'f')).toContain(said));
});

describe('letters of other alphabets', () => {
  test('are named with code point, place, and what they look like', () => {
    const error = { name: 'ReferenceError', message: "'z\u0430' is not defined", line: 2, column: 8 };
    expect(errorAdvice(error, 'const za = 1;\nreturn z\u0430;')).toBe(
      'In line 2, column 9 stands a Cyrillic letter that looks like a Latin `a` (U+0430), from another keyboard. Type `a` instead of `\u0430`.',
    );
  });

  test.each([
    ['const \u0441\u043eunt = 1;', 'co'],
    ['const \u0395xp = 1, a = \u0425;', 'E'],
    ['const x = 1; f(\u0445)', 'x'],
  ])('%s: %s', (source, latin) =>
    expect(
      findStrayCharacters(source)
        .map(({ instead }) => instead)
        .join(''),
    ).toBe(latin),
  );

  test.each(['const σ = 1, π = 3, ν = 2, σx = 1;', 'const веса = [1], у = 2;', "const a = 'сount'; // сount"])(
    'a language of its own is left alone: %s',
    (source) => expect(findStrayCharacters(source)).toEqual([]),
  );
});

test('all that is stray is mended at once, and quotes and comments stay as they are', () => {
  const source = 'const a\u00a0=\u200b “x” −\u00a01；// “−”';
  expect(mended(source, repairsOf(source, true))).toBe('const a = "x" - 1;// “−”');
  expect(repairsOf(source, false)).toEqual([{ start: 9, end: 10, text: '' }]);
});

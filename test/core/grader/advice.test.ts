import { describe, expect, test } from 'vitest';
import { findAdvice, nameAdvice } from '@/lib/core/grader/advice';
import { rejectedProblem } from '@/lib/core/grader/problems';

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

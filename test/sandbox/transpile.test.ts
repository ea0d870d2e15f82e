import { describe, expect, it } from 'vitest';
import { loopLine } from '@/lib/sandbox/quickjs/loops';
import { transpile } from '@/lib/sandbox/quickjs/transpile';

describe('transpile', () => {
  it('leads positions in the JavaScript back to the TypeScript', () => {
    const source =
      'const a: number = 1;\nfunction f<T extends object>(x: T, y?: string): void { g(x as unknown as string) }';
    const transpiled = transpile(source);
    if (!transpiled.ok) throw new Error('It is valid.');
    const column = (text: string, line: number, word: string) => (text.split('\n')[line - 1] ?? '').indexOf(word) + 1;
    expect(transpiled.locate(2, column(transpiled.code, 2, 'g('))).toEqual({
      line: 2,
      column: column(source, 2, 'g('),
    });
  });

  it.each([
    'const = 1',
    'class { }',
    'let x: = 1',
    'function (',
    '"',
    '`${',
    '/a',
    '{',
    ')',
    '\u0000',
    '@',
    'enum',
    'a b',
  ])('gives code or a syntax error with a place for %j, and never throws', (source) => {
    const transpiled = transpile(source);
    if (!transpiled.ok) expect(transpiled.error).toMatchObject({ name: 'SyntaxError', line: expect.any(Number) });
  });
});

describe('loopLine', () => {
  const source = [
    'export function one(x) {', //  1
    '  const y = x;', //            2
    '  while (y) {', //             3
    '    y.z();', //                4
    '  }', //                       5
    '  return y;', //               6
    '}', //                         7
    'const fib = (n) => {', //      8
    '  return fib(n - 1) + fib(n)', // 9
    '}', //                        10
    'for (;;) {}', //              11
  ].join('\n');

  it.each([
    ['the head of a function', 1, 3],
    ['the loop itself', 3, 3],
    ['its body', 4, 3],
    ['behind it', 6, 3],
    ['a function without a loop', 8, 8],
    ['inside a function without a loop', 9, 9],
    ['the top level', 11, 11],
    ['nowhere', 99, 99],
  ])('finds the loop from %s', (_, line, expected) => {
    expect(loopLine(source, line)).toBe(expected);
  });

  it('says nothing where nothing is known', () => {
    expect(loopLine(source, null)).toBeNull();
  });
});

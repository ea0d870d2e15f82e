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

describe('a namespace', () => {
  it.each([
    ['namespace Act {\n  export const relu = (x: number) => Math.max(0, x);\n}\nexport const f = Act.relu;', 'Act', 1],
    ['const a = 1; export namespace Act { export const b = a }\nexport const f = () => Act.b;', 'Act', 1],
    ['\nnamespace A.B\n{ export const c = 1 }\nexport const f = () => A.B.c;', 'A', 2],
    ['module $m { export const c = 1 }\nexport const f = () => $m.c;', '$m', 1],
    ['function f() { return f.c }\nnamespace f { export const c = 1 }\nexport { f };', 'f', 2],
  ])('with values is refused by name, with the place and what to do: %j', (source, name, line) => {
    const transpiled = transpile(source);
    expect(transpiled).toMatchObject({ ok: false, error: { name: 'SyntaxError', line } });
    if (!transpiled.ok) expect(transpiled.error.message).toMatch(`The namespace ${name} cannot be used`);
  });

  it.each([
    'namespace Types { export type A = number }\nexport const f = (x: Types.A) => x;',
    'declare namespace Types { type A = number }\nexport const f = (x: Types.A) => x;',
    '/*\n namespace Act { export const relu = 1 }\n Act\n*/\nexport const f = (x: number) => x;',
    '// namespace Act {\nconst Act = { g: 1 };\nexport const f = () => Act.g;',
    'export const f = () => `\nnamespace Act {\n} Act`;',
    'const namespace = 1, module = { a: 2 };\nexport const f = () => namespace + module.a;',
  ])('of types, or in a comment or text, is let pass: %j', (source) => {
    expect(transpile(source)).toMatchObject({ ok: true });
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

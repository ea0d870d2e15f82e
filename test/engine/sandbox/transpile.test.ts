import { describe, expect, it } from 'vitest';
import { loopLine } from '@/lib/engine/sandbox/quickjs/loops';
import { transpile } from '@/lib/engine/sandbox/quickjs/transpile';

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
  /** What `answer` is after the module has run. */
  function answerOf(source: string): unknown {
    const transpiled = transpile(source);
    if (!transpiled.ok) throw new Error(transpiled.error.message);
    expect(transpiled.code.split(/\r\n|\r|\n/).length).toBe(source.split(/\r\n|\r|\n/).length);
    return new Function(
      `"use strict";${transpiled.code.replaceAll(/\bexport (?=var|const|let|function)/g, '')};return answer;`,
    )();
  }

  it.each([
    ['namespace Act {\n  export const relu = (x: number) => Math.max(0, x);\n}\nexport const answer = Act.relu(42);'],
    ['const a = 42; export namespace Act { export const b: number = a }\nexport const answer = Act.b'],
    ['\nnamespace A.B\n{ export const c = 42 }\nexport const answer = A.B.c;'],
    ['namespace A.B { export const c = 40 } namespace A.D { export const e = 2 } const answer = A.B.c + A.D.e;'],
    ['module $m { export const c = 42 }\r\nexport const answer = $m.c;'],
    ['function f() { return f.c }\nnamespace f { export const c = 42 }\nconst answer = f();'],
    [
      'class C { static m() { return C.c } }\nnamespace C { export let c = 41; export function up() { c += 1 } }\nC.up();\nconst answer = C.m();',
    ],
    ['enum E { A = 40 }\nnamespace E { export const two = 2 }\nconst answer = E.A + E.two;'],
    ['namespace N { export let n = 1 }\nN.n = 42\nconst answer = N.n'],
    ['namespace N { export const a = 40 }\nnamespace N { const b = 2; export const c = a + b }\nconst answer = N.c;'],
    ['namespace N { export namespace M { export enum E { X = 42 } } const hidden = 1 }\nconst answer = N.M.E.X'],
    [
      `namespace N {\n  const text = \`}\${"namespace Q {"}\`; // namespace R {\n  export const n = text.length + 28 }\nconst answer = N.n`,
    ],
    [
      'namespace N { export const { p, q: [r], ...rest } = { p: 40, q: [2], s: 0 }\n const t = rest.s; export const u = p + r + t }\nconst answer = N.u',
    ],
    [
      'namespace N { export abstract class C { abstract n(): number; m() { return this.n() } } export class D extends C { n() { return 42 } } }\nconst answer = new N.D().m();',
    ],
    [
      'namespace N { export async function f() {} export function* g(): Generator<number> { yield 42 } }\nconst answer = [...N.g()][0];',
    ],
    [
      'namespace N { export const c = 42; export type T = number; export interface I { a: T } export declare const x: number }\nexport import c = N.c;\nconst answer: N.T = c;',
    ],
    ['namespace N { export const c = 42; export import d = N.c; }\nconst answer = N.d;'],
    ['namespace N { export const c = 42; }\nimport d = N.c;\nconst answer = d;'],
    [
      'const { x: [namespace] } = { x: [42] }; const module = 1;\nnamespace N { export const m = module }\nconst answer = namespace',
    ],
    [
      'namespace N { export function f(n: number) { let s = 0; for (let l = n; l >= 1; l--) s += (l << 3) >>> 3; return s < 1 ? -1 : s >> 0; } }\nconst answer = N.f(8) + 6;',
    ],
    [
      'namespace N { const a = (x: { b?: number }) => x?.b ?? 42; export const c: number = a({}), d = `c`.repeat(4).length }\nconst answer = N.c + N.d - 4',
    ],
    ['namespace Über { export const größe = 42 }\nconst answer = Über.größe'],
    [
      'const Q = 42; // namespace Q {\n/* namespace Q { */ const t = "namespace Q {", u = /namespace Q {/, v = `module $${Q}`;\nconst answer = v.length === 10 ? Q : v',
    ],
    [
      'declare namespace D { const x: number; namespace E { function f(): void } }\ndeclare module "m" { export const y: number }\ndeclare global { interface Window { a: 1 } }\nconst answer = typeof D === "undefined" ? 42 : 0',
    ],
  ])('with values is what TypeScript makes of it, on the same lines: %j', (source) => {
    expect(answerOf(source)).toBe(42);
  });

  it('leads to the line and column of an error in it', () => {
    const source = 'namespace N {\n  export function f() { oops() }\n}\nexport const f = N.f;';
    const transpiled = transpile(source);
    if (!transpiled.ok) throw new Error('It is valid.');
    const column = (transpiled.code.split('\n')[1] ?? '').indexOf('oops') + 1;
    expect(transpiled.locate(2, column)).toEqual({ line: 2, column: 25 });
  });

  it.each(['namespace N {', 'namespace N { export const = 1 }', 'namespace N { export default 1 }', 'namespace {}'])(
    'that does not parse is a syntax error with its line: %j',
    (source) => {
      expect(transpile(source)).toMatchObject({ ok: false, error: { name: 'SyntaxError', line: 1 } });
    },
  );

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

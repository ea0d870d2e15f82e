/** Valid TypeScript is never refused: esbuild is the second opinion on what is valid. */
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { transpile } from '@/lib/engine/sandbox/quickjs/transpile';

const valid = String.raw`
const o = { async<T>(x: T) { return x; } };
const o = { a: 1, async<T>(x: T) { return x; }, get: 2 };
class A { async<T>(x: T) { return x; } get<T>(x: T) { return x; } }
const f = async <T>(x: T) => x;
const g = [1, async <T>(x: T) => x];
const o = { async, await: 1, get, set, static: 2 };
const o = { async() {}, get() {}, set() {} };
const o = { async *a() {}, async b() {}, get c() { return 1 }, set c(x) {} };
const b = x as number < 6;
const b = x as number << 2;
const b = x as number <= 3;
const b = x satisfies number < 3;
const b = x as any < y;
for (let i = 0; i as number < 3; i++) {}
if (x as number < 1 && y as number > 2) {}
const b = (x as number) < 6;
const s = 'x as number < 6';
const a = <number>x;
const a = x!;
const a = x!.y![0]!;
const a = x as const;
const a = x as unknown as number[];
const a = [1, 2] satisfies number[];
let a!: number;
type V = readonly number[];
type P<T extends unknown[] = []> = T extends [infer H, ...infer R] ? [H, ...P<R>] : never;
type K = keyof typeof o;
type M = { readonly [K in keyof T]?: T[K] };
type N = { -readonly [K in keyof T]-?: T[K] };
type L = ${'`'}a${'$'}{string}b${'`'};
type F = (a: number, ...rest: number[]) => void;
type C = new (a: number) => object;
type A = abstract new () => object;
interface I { (x: number): number; new (x: number): I; [k: string]: unknown }
interface I extends J, K<number> { method<T>(this: Window, x?: T): x is T }
enum E { A, B = 2, C = A | B }
const enum E { A }
declare const z: number;
declare function f(x: number): void;
declare module 'x' { export const a: number }
abstract class A { abstract f(): void; protected constructor(private readonly x = 1) {} }
class A<T> extends B<T> implements C, D { static #p = 1; static { this.#p++ } }
class A { declare x: number; override y = 2; accessor z = 1; }
class A { constructor(public a: number, readonly b?: string) {} }
class A { get x(): number { return 1 } set x(v: number) {} }
class A { f(this: A): asserts this is B {} }
function f(x: number): number; function f(x: string): string; function f(x: any) { return x }
function f(x: unknown): x is number { return true }
function f(x: unknown): asserts x {}
function f<const T extends readonly unknown[]>(x: T) { return x }
function f(this: Window, { a, b }: { a: number; b: string } = { a: 1, b: '' }, ...[c]: number[]) {}
function* g(): Generator<number> { yield* [1, 2] }
const f = (x: number): x is 1 => true;
const f = ({ a }: { a: number }) => a;
const f = <T,>(x: T) => x;
const f = <T extends object>(x: T): T => x;
const f = a ? (b) : (c) => d;
const f = a ? (b): number => c : d;
const a = f<number>(1);
const a = new Map<string, number[]>();
const a = new Map<string, Array<Array<number>>>();
const a = f<number>;
const a = b < c || d > e;
const a = b < c && d > (e);
const a = x?.y?.[0]?.(1) ?? 2;
a ??= 1; a ||= 2; a &&= 3; a **= 2;
const a = 1_000_000 + 0x1f + 0b11 + 0o7 + 1e-3 + .5 + 5.;
const a = 10n ** 3n;
const a = -(2 ** 2);
const a = /[/]\/(?<n>x)/dgimsuy.test('');
const a = b / c / d;
const a = ${'`'}x${'$'}{1 + ${'`'}y${'$'}{2}${'`'}}${'`'};
const a = f${'`'}x${'$'}{1}${'`'};
const { a, b: { c = 1 }, ...d } = e;
const [a, , b = 2, ...c] = d;
[a, b] = [b, a];
({ a, b: c } = d);
label: for (const x of y) { continue label; }
for (const [i, x] of y.entries()) { break }
for (const k in o) if (k) continue;
for (let i = 0, n = 3; i < n; i++);
do { a++ } while (a < 3)
while (true) { break }
switch (a) { case 1: case 2: { break } default: }
try { f() } catch { g() } finally { h() }
try { f() } catch (e: unknown) { g() }
throw new Error('x', { cause: e });
export const a = 1; export { a as b };
export type { T } from './t';
export * as ns from './t';
export default function () {}
import type { T } from './t'; const x: T = 1;
import { type T, a } from './t'; a;
if (a) b; else if (c) d; else { e }
var a = function b() { return b };
const a = class B extends (C as any) {};
const a = new (f())();
const a = new.target;
const a = void 0, b = typeof a, c = delete o.x;
const a = (1, 2);
const a = async () => { await 1; for await (const x of y) {} };
const a = async (x: number): Promise<number> => x;
const async = 1; async + 1;
const of = 1, get = 2, type = 3, as = 4, from = 5, declare = 6;
type = 3;
let type: number = 1;
let x = y as (a: number) => void;
let x: (number | string)[] = [];
let x: [a: number, b?: string, ...rest: boolean[]] = [1];
let x: typeof import('./t');
let x: unique symbol;
let x: { a: number, b: string; c?(): void };
let x: A.B.C<D>['e'][number];
using(1);
const a = { ...b, [c]: 1, 'd': 2, 3: 4, e };
const a = { f<T>(x: T) { return x } };
const a = { __proto__: null };
const π = 3.14, ñ = 1, 变量 = 2;
const a = '\u{1F600}\x41\n\
b';
debugger;
;;;
`
  .replaceAll('\\\nb', '\\u000a')
  .split('\n')
  .filter((line) => line !== '');

/** A snippet a line; ⏎ is a line break. */
const more = readFileSync('test/engine/sandbox/valid-syntax.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.replaceAll('⏎', '\n'));

describe('valid syntax of a larger set', () => {
  test('of 400 snippets in all', () => expect(valid.length + more.length).toBeGreaterThanOrEqual(400));

  test.each(more)('%s', (source) => {
    expect(() => transformSync(source, { loader: 'ts', logLevel: 'silent' })).not.toThrow();
    const transpiled = transpile(source);
    if (!transpiled.ok) throw new Error(transpiled.error.message);
    // That a name is not declared in the snippet is none of the syntax.
    const code = transpiled.code.replace(/export \{[^}]*\};?/g, '');
    expect(() => transformSync(code, { loader: 'js', logLevel: 'silent' })).not.toThrow();
  });
});

describe('what esbuild takes and we refuse, rightly', () => {
  test.each([
    [
      "let x: { [k: string]: number; -readonly [k in 'a']?: 1 };",
      'TypeScript has no member beside a mapped one either.',
    ],
    [
      'if (a) function f() {}',
      "A solution is a module, and so in strict mode, where a function cannot be an if's statement.",
    ],
  ])('%s: %s', (source) => {
    expect(() => transformSync(source, { loader: 'ts', logLevel: 'silent' })).not.toThrow();
    expect(transpile(source)).toMatchObject({ ok: false });
  });
});

describe('valid syntax', () => {
  test.each(valid)('%s', (source) => {
    const second = () => transformSync(source, { loader: 'ts', logLevel: 'silent' });
    const wrapped = source.includes('new.target') ? `function outer() { ${source} }` : source;
    if (wrapped === source) expect(second).not.toThrow();
    expect(transpile(wrapped)).toMatchObject({ ok: true });
  });
});

test('what is rewritten means the same', () => {
  const source =
    "const s = 'x as number < 6', o = { async<T>(x: T) { return x; } };\nreturn [s, o.async(1), o.async(5) as number < 6];";
  const transpiled = transpile(`function f() { ${source} }`);
  if (!transpiled.ok) throw new Error(transpiled.error.message);
  expect(new Function(`${transpiled.code}; return f();`)()).toEqual(['x as number < 6', 1, true]);
});

/**
 * Ways to write a right solution down: each takes a solution's text and the names that it exports, and gives another text that is
 * as right. Terse on purpose, one per line, like the rest of the corpus.
 */
type Names = readonly string[];

const bare = (s: string) => s.replace(/^export /gm, '');
const iife = (s: string, fs: Names) => `const __m = (() => {\n${bare(s)}\nreturn { ${fs.join(', ')} };\n})();\n`;
export const styles: Readonly<Record<string, (s: string, fs: Names) => string>> = {
  crlf: (s) => s.replaceAll('\n', '\r\n'),
  cr: (s) => s.replaceAll(/\/\/.*$/gm, '').replaceAll('\n', '\r'),
  bom: (s) => `\ufeff${s}`,
  bomcrlf: (s) => `\ufeff// first\r\n${s.replaceAll('\n', '\r\n')}`,
  shebang: (s) => `#!/usr/bin/env node\n${s}`,
  usestrict: (s) => `"use strict";\n// @ts-nocheck\n/// <reference lib="dom" />\n${s}`,
  exportlist: (s, fs) => `${bare(s)}\nexport { ${fs.join(', ')} };\n`,
  exportas: (s, fs) =>
    iife(s, fs) +
    fs.map((f) => `const own_${f} = __m.${f};`).join('\n') +
    `\nexport { ${fs.map((f) => `own_${f} as ${f}`).join(', ')} };`,
  exportstring: (s, fs) =>
    iife(s, fs) +
    fs.map((f) => `const own_${f} = __m.${f};`).join('\n') +
    `\nexport { ${fs.map((f) => `own_${f} as "${f}"`).join(', ')} };`,
  exportdestructured: (s, fs) => `${iife(s, fs)}export const { ${fs.join(', ')} } = __m;`,
  exportlet: (s, fs) =>
    iife(s, fs) +
    fs.map((f) => `export let ${f}: any; ${f} = (...args: any[]) => (__m as any).${f}(...args);`).join('\n'),
  exportvar: (s, fs) => iife(s, fs) + fs.map((f) => `export var ${f} = __m.${f}.bind(null);`).join('\n'),
  proxyfn: (s, fs) => iife(s, fs) + fs.map((f) => `export const ${f} = new Proxy(__m.${f}, {});`).join('\n'),
  classstatic: (s, fs) =>
    iife(s, fs) +
    `class Impl { ${fs.map((f) => `static ${f}(this: void, ...a: any[]) { return (__m.${f} as any)(...a); }`).join(' ')} }\nexport const { ${fs.join(', ')} } = Impl;`,
  classinstance: (s, fs) =>
    iife(s, fs) +
    `class Impl { constructor(private readonly m: typeof __m, protected n = 1) {} ${fs.map((f) => `${f} = (...a: any[]) => (this.m.${f} as any)(...a);`).join(' ')} }\nconst impl = new Impl(__m);\nexport const { ${fs.join(', ')} } = impl;`,
  abstractclass: (s, fs) =>
    iife(s, fs) +
    `abstract class Base { abstract go(name: string, a: any[]): any; declare readonly foo: number; static #count = 0; static { Base.#count = 2; } get count() { return Base.#count; } }\nclass Impl extends Base { override go(name: string, a: any[]) { return (__m as any)[name](...a); } }\nconst impl = new Impl();\n${fs.map((f) => `export const ${f} = (...a: any[]) => impl.go('${f}', a);`).join('\n')}`,
  namespace1: (s, fs) => `namespace Impl {\n${s}\n}\n${fs.map((f) => `export const ${f} = Impl.${f};`).join('\n')}`,
  namespace2: (s, fs) =>
    `namespace Outer.Inner {\n${s}\n}\n${fs.map((f) => `export import ${f} = Outer.Inner.${f};`).join('\n')}`,
  namespace3: (s, fs) =>
    `export namespace Impl { export namespace Deep { ${s} } export const one: number = 1, two = one + 1; export let z = 3; export enum E { A = 1 } export type T = number; export interface I {} export class C { m() { return two; } } export abstract class D {} export async function g() {} export function* h() {} export const { p, q: [r] } = { p: 1, q: [2] }; }\nif (Impl.one + Impl.two + Impl.r + Impl.p + new Impl.C().m() + Impl.E.A !== 9) throw new Error('namespace');\n${fs.map((f) => `export const ${f} = Impl.Deep.${f};`).join('\n')}`,
  namespacemerge: (s, fs) =>
    `namespace Impl {\n${s}\n}\nnamespace Impl { export const again = ${fs[0]}; }\n${fs.map((f) => `export const ${f} = Impl.${f};`).join('\n')}\nif (Impl.again !== Impl.${fs[0]}) throw new Error('merge');`,
  modulekeyword: (s, fs) =>
    `module Impl {\n${s}\n}\n${fs.map((f) => `const f_${f} = Impl.${f};`).join('\n')}\nexport { ${fs.map((f) => `f_${f} as ${f}`).join(', ')} };`,
  enumuse: (s) =>
    `enum Layer { First = 1, Second = First << 1, Third = 'three'.length, Name = "x" }\nconst enum Side { Left, Right }\nexport enum Pub { A, B }\ndeclare enum Never { X }\nif (Layer.Second !== 2 || Layer[1] !== 'First' || Side.Right !== 1 || Layer.Third !== 5) throw new Error('enum');\n` +
    s,
  defaultid: (s, fs) => `${s}\nexport default ${fs[0]};`,
  defaultobj: (s, fs) => `${s}\nexport default { ${fs.join(', ')} };`,
  defaultfn: (s) => `${s}\nexport default function () { return 1; }`,
  defaultclass: (s) => `${s}\nexport default class Foo<T> { constructor(public a = 1) {} }`,
  defaultas: (s, fs) => `${bare(s)}\nexport { ${fs.join(', ')}, ${fs[0]} as default };`,
  defaultfnself: (s, fs) =>
    bare(s).replace(new RegExp(`^function ${fs[0]}\\(`, 'm'), `export default function ${fs[0]}(`) +
    `\nexport { ${fs.join(', ')} };`,
  importtype: (s) =>
    `import type { Foo, Bar } from './types';\nimport type Baz from "../baz.js";\nimport type * as T from 'ns';\nexport type { Foo };\nexport type { Qux } from './qux';\nexport type * from './all';\n` +
    s,
  importinline: (s) => `import { type Foo, type Bar as B } from './types';\n${s}`,
  importelided: (s) => `import { Vector as V, Matrix as M } from './types';\nexport type Mine = V | M;\n${s}`,
  emptyexport: (s) => `${s}\nexport {};\nexport type X = number; export interface Y { a: X }`,
  localtypes: (s) =>
    `type Vector = number[];\ntype Matrix = number[][];\ninterface Shape<T = number> { readonly rows: T }\n${s}`,
  localtypes2: (s) =>
    `type Vector = Array<number>; type Matrix = Vector[]; type Fn<in out T> = (x: T) => asserts x is T & object; declare const k: unique symbol; type A = { [K in keyof Shape as \`get\${K & string}\`]+?: Shape[K] }; interface Shape { a: 1 }; type Inf<T> = T extends (infer U extends number)[] ? U : never;\n` +
    s,
  declares: (s) =>
    `declare function nothing(a: number): void;\ndeclare const missing: number;\ndeclare let m2: string;\ndeclare class Klass { a: number }\ndeclare namespace NS { const x: number; function f(): void }\ndeclare module 'foo' { export const z: number }\ndeclare global { interface Array<T> { sum(): number } }\nexport declare const ghost: number;\n` +
    s,
  overloads: (s) =>
    `function pick(a: number): number;\nfunction pick(a: string): string;\nfunction pick(a: any) { return a; }\nclass O { m(): void; m(a?: number): void; m() {} constructor(); constructor(readonly x?: number) {} }\nif (pick(3) !== 3) throw 1; new O();\n` +
    s,
  ts_syntax: (s) =>
    `const cfg = { eps: 1e-12, list: [1, 2, 3] } as const satisfies { eps: number; list: readonly number[] };\nconst n = <number>cfg.eps; const nn = cfg.list[0]!; let maybe: number | undefined; maybe ??= 3; maybe ||= 4; maybe &&= 5; const cast = (cfg as unknown as { x?: { y?: number } }).x?.y ?? 0;\nfunction isNum(this: void, x: unknown): x is number { return typeof x === 'number'; }\nfunction assertNum(x: unknown): asserts x is number { if (!isNum(x)) throw new TypeError(); }\nconst gen = <T,>(x: T): T => x; const inst = gen<number>; const big = 1_000_000n; const re = /(?<y>\\d{4})/u; label: for (;;) { for (;;) break label; }\nfunction tag(s: TemplateStringsArray, ...v: unknown[]) { return s.raw.join('|') + v.length; } tag\`a\${1}b\${2}\`;\nclass P<T> { #a = 1; static s = 2; readonly r: number = 3; public declare d: string; has(o: object) { return #a in o; } get v() { return this.#a; } set v(x) { this.#a = x; } static async *ag() {} private m?(): void; [key: string]: any; }\nvoid [n, nn, cast, big, re, inst, new P()];\n` +
    s,
  symbols: (s, fs) =>
    iife(s, fs) +
    `const key: unique symbol = Symbol('k'); const table = { [key]: __m, get [Symbol.toStringTag]() { return 'T'; } };\n${fs.map((f) => `export const ${f} = (...a) => table[key].${f}(...a);`).join('\n')}`,
  generator: (s, fs) =>
    iife(s, fs) +
    `function* go(f: any, a: any[]) { yield 0; return yield* inner(f, a); } function* inner(f: any, a: any[]) { const r = f(...a); yield 1; return r; }\nfunction drain(it: Generator) { for (;;) { const { done, value } = it.next(); if (done) return value; } }\n${fs.map((f) => `export const ${f} = (...a: any[]) => drain(go(__m.${f}, a));`).join('\n')}`,
  frozen: (s, fs) =>
    iife(s, fs) +
    `const deep = (v: any): any => { if (typeof v === 'object') { Object.values(v).forEach(deep); Object.freeze(v); } return v; };\n${fs.map((f) => `export const ${f} = (...a: any[]) => deep((__m.${f} as any)(...a.map((x) => JSON.parse(JSON.stringify(x)))));`).join('\n')}`,
  subclass: (s, fs) =>
    iife(s, fs) +
    `class Vec extends Array<number> { sum() { return this.reduce((a, b) => a + b, 0); } static get [Symbol.species]() { return Array; } }\nconst deep = (v: any): any => Array.isArray(v) ? Vec.from(v.map(deep) as any) : typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, w]) => [k, deep(w)])) : v;\n${fs.map((f) => `export const ${f} = (...a: any[]) => deep((__m.${f} as any)(...a));`).join('\n')}`,
  resultclass: (s, fs) =>
    iife(s, fs) +
    `class Out { constructor(o: any) { Object.assign(this, o); } extra = 'more'; method() {} }\nconst wrap = (v: any) => typeof v === 'object' && !Array.isArray(v) ? new Out(v) : v;\n${fs.map((f) => `export const ${f} = (...a: any[]) => wrap((__m.${f} as any)(...a));`).join('\n')}`,
  resultgetter: (s, fs) =>
    iife(s, fs) +
    `const wrap = (v: any) => { if (typeof v !== 'object' || Array.isArray(v)) return v; const o = Object.create(null); for (const k of Object.keys(v)) Object.defineProperty(o, k, { get: () => v[k], enumerable: k !== 'db' }); o.cache = new Map(); return o; };\n${fs.map((f) => `export const ${f} = (...a: any[]) => wrap((__m.${f} as any)(...a));`).join('\n')}`,
  console: (s, fs) =>
    iife(s, fs) +
    `console.log('loaded', { a: [1, 2, { b: null }] }, undefined, null, true, 1n, Symbol('x'), () => 1, new Map([[1, 2]]), new Date(0), /x/, new Float64Array(3));\n${fs.map((f) => `export const ${f} = (...a: any[]) => { for (let i = 0; i < 50; i++) console.log('${f}', i, a); console.error(a); console.warn('%d of %s', 1, 'x'); console.debug(); console.info(''); return (__m.${f} as any)(...a); };`).join('\n')}`,
  consolemore: (s, fs) =>
    iife(s, fs) +
    `${fs.map((f) => `export const ${f} = (...a: any[]) => { console.time('t'); console.group('g'); console.table(a[0]); console.dir(a); console.count(); console.assert(true, 'no'); console.assert(false, 'bad'); console.trace('here'); console.groupEnd(); console.timeLog('t'); console.timeEnd('t'); console.groupCollapsed(); console.countReset(); console.clear(); return (__m.${f} as any)(...a); };`).join('\n')}`,
  clocks: (s, fs) =>
    iife(s, fs) +
    `${fs.map((f) => `export const ${f} = (...a: any[]) => { const t0 = performance.now(), d = Date.now(), r = Math.random(); const out = (__m.${f} as any)(...a); console.log(performance.now() - t0, Date.now() - d, new Date().toISOString(), r >= 0); return out; };`).join('\n')}`,
  cloned: (s, fs) =>
    iife(s, fs) +
    `${fs.map((f) => `export const ${f} = (...a: any[]) => structuredClone((__m.${f} as any)(...structuredClone(a)));`).join('\n')}`,
  jsonclone: (s, fs) =>
    iife(s, fs) +
    `${fs.map((f) => `export const ${f} = (...a: any[]) => JSON.parse(JSON.stringify((__m.${f} as any)(...a)));`).join('\n')}`,
  memo: (s, fs) =>
    iife(s, fs) +
    `const cache = new Map<string, any>(); const memo = (name: string, f: any) => (...a: any[]) => { const key = name + JSON.stringify(a); if (!cache.has(key)) cache.set(key, f(...a)); return cache.get(key); };\n${fs.map((f) => `export const ${f} = memo('${f}', __m.${f});`).join('\n')}`,
  weakmemo: (s, fs) =>
    iife(s, fs) +
    `const cache = new WeakMap<object, any>(); const memo = (f: any) => (...a: any[]) => { const o = a.find((x) => typeof x === 'object'); const hit = cache.get(o); if (hit && hit.f === f && hit.a.every((x, i) => x === a[i])) return hit.r; const r = f(...a); cache.set(o, { f, a, r }); return r; };\n${fs.map((f) => `export const ${f} = memo(__m.${f});`).join('\n')}`,
  trycatch: (s, fs) =>
    iife(s, fs) +
    `${fs.map((f) => `export function ${f}(...args: any[]) { try { return (__m.${f} as any)(...args); } catch { return null; } finally { void 0; } }`).join('\n')}`,
  toplevelawait: (s, fs) =>
    iife(s, fs) +
    `const ready = await Promise.resolve(1); await null; for await (const x of [1, Promise.resolve(2)]) void x;\n${fs.map((f) => `export const ${f} = ready ? __m.${f} : null;`).join('\n')}`,
  oddcomments: (s) =>
    `/* ☃ 𝔾rad \u2028 ∇ \u200b עברית 日本語 \u0000 */ // \u2029\n/** @param {number} z — ∂L/∂z */\n<!-- odd\n--> odd\n`.replace(
      /<!--.*\n-->.*\n/s,
      '',
    ) + s.replace(/^export /gm, '/* é\u0301 */ export '),
  unicodeids: (s, fs) =>
    iife(s, fs) +
    `const σ = 1, ∂L = 1, 学 = 2, ñ\\u0061 = 3; void [σ, 学];\n`.replace('∂L = 1, ', 'δL = 1, ') +
    `export const { ${fs.join(', ')} } = __m;`,
  longfile: (s) =>
    s +
    '\n' +
    Array.from(
      { length: 3000 },
      (_, i) => `// ${i} a long comment that goes on and on to make the file long, very long indeed`,
    ).join('\n') +
    '\n',
  longcode: (s) =>
    Array.from(
      { length: 900 },
      (_, i) => `function unused${i}(a: number, b: number): number { return a * ${i} + b; }`,
    ).join('\n') +
    '\n' +
    s,
  semicolonless: (s) => s.replace(/;$/gm, '\n'),
  oneline: (s) =>
    s
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*$/gm, '')
      .replace(/\s*\n\s*/g, ' '),
  reexport: (s, fs) => `${s}\nexport { ${fs.map((f) => `${f} as ${f}Again`).join(', ')} };`,
  protoextend: (s) =>
    `declare global { interface Array<T> { mySum(): number } }\nObject.defineProperty(Array.prototype, 'mySum', { value() { return this.reduce((a, b) => a + b, 0); } });\n` +
    s,
  protoenumerable: (s) => `(Array.prototype as any).mySum = function () { return 0; };\n${s}`,
  argsobject: (s, fs) =>
    iife(s, fs) +
    `${fs.map((f) => `export function ${f}() { return (__m.${f} as any).apply(this, arguments); }`).join('\n')}`,
  restdefault: (s, fs) =>
    iife(s, fs) +
    `${fs.map((f) => `export function ${f}(first, second = undefined, ...rest) { const a = [first, second, ...rest]; return (__m.${f} as any)(...a); }`).join('\n')}`,
  reflect: (s, fs) =>
    iife(s, fs) +
    `${fs.map((f) => `export const ${f} = (...a: any[]) => Reflect.apply(__m.${f}, undefined, a);`).join('\n')}`,
  tolocale: (s, fs) =>
    iife(s, fs) +
    `console.log((1234.5).toLocaleString(), (0.1).toFixed(3), 'é'.normalize('NFD').length, [3, 1, 2].toSorted().toReversed().with(0, 9).at(-1), Object.groupBy([1, 2], (x) => (x % 2 ? 'a' : 'b')), [1, 2].findLast((x) => x > 0), Array.from([1].entries()), new Set([1]).union(new Set([2])).size, [1, 2].values().map((x) => x * 2).toArray(), Object.hasOwn({ a: 1 }, 'a'), 'a-b'.replaceAll('-', '+'), Math.hypot(3, 4), Math.clz32(1), Number.EPSILON, globalThis === this);\nexport const { ${fs.join(', ')} } = __m;`,
  testsattached: (s) =>
    s +
    `\nif (typeof process !== 'undefined' && process.argv) { console.log('run'); }\nif (typeof module !== 'undefined') (module as any).exports = {};\nif (typeof window !== 'undefined') console.log(window);\nif (import.meta.url === 'x' || (import.meta as any).main) console.log('main');\n`,
  selftest: (s) =>
    s +
    `\nfunction assertClose(a: number, b: number) { if (Math.abs(a - b) > 1e-9) throw new Error('not close'); }\nassertClose(1, 1 + 1e-12);\nconsole.assert?.(true);\n`,
};

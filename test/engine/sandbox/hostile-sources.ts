/**
 * Code that tries to pass without being right, to hang, to crash, to look around or to get out. `ends` says how the first call may
 * end, in the words of `endOf`; several where the browser's and the server's stack differ in depth. None may ever be a fault.
 */
export interface HostileSource {
  readonly name: string;
  readonly source: string;
  readonly ends: readonly string[];
  /** Only a worker can be stopped by the clock. */
  readonly needsClock?: boolean;
}

const endless: readonly HostileSource[] = [
  { name: 'an endless loop', source: 'export const f = () => { while (true) {} }', ends: ['fuel'] },
  {
    name: 'an endless loop that catches everything',
    source: 'export const f = (): any => { for (;;) { try { for (;;) {} } catch {} finally { continue } } }',
    ends: ['fuel'],
  },
  {
    name: 'a finally that returns after an interrupt',
    source: 'export const f = () => { try { for (;;) {} } catch { return [2, 4, 6] } finally { return [2, 4, 6] } }',
    ends: ['fuel'],
  },
  {
    name: 'endless promise reactions',
    source: 'const again = (): any => Promise.resolve().then(again); again(); export const f = () => [1]',
    ends: ['fuel', 'time', 'value'],
  },
  {
    name: 'an endless async loop',
    source: '(async () => { for (;;) await 0 })(); export const f = () => [1]',
    ends: ['fuel'],
  },
  {
    name: 'queueMicrotask for ever',
    source: 'const again = () => queueMicrotask(again); again(); export const f = () => [1]',
    ends: ['fuel'],
  },
  {
    name: 'an endless generator spread',
    source: 'function* g() { for (;;) yield 1 } export const f = () => [...g()]',
    ends: ['fuel', 'memory'],
  },
  {
    name: 'an endless async generator',
    source: 'async function* g() { for (;;) yield 1 } for await (const _ of g()) {} export const f = () => [1]',
    ends: ['fuel'],
  },
  {
    name: 'a getter without end',
    source: 'export const f = () => ({ get dx() { for (;;) {} } })',
    ends: ['unreadable'],
  },
  {
    name: 'a toString without end in a message',
    source:
      'export const f = () => { throw { toString() { for (;;) {} }, get message() { for (;;) {} }, get stack() { for (;;) {} } } }',
    ends: ['threw'],
  },
  {
    name: 'an error whose name is a getter without end',
    source: 'class E extends Error { get name(): string { for (;;) {} } } export const f = () => { throw new E("m") }',
    ends: ['threw'],
  },
  {
    name: 'a regular expression that backtracks',
    source: 'export const f = () => /(a+)+$/.test("a".repeat(40) + "b")',
    ends: ['fuel'],
  },
  {
    name: 'a lookbehind that backtracks',
    source: 'export const f = () => /(?<=(x+x+)+)y/.test("x".repeat(60))',
    ends: ['fuel', 'unreadable'],
  },
  {
    name: 'a string replaced for ever',
    source: 'export const f = () => { let s = "a"; for (;;) s = s.replace(/a/g, "aa") }',
    ends: ['fuel', 'memory', 'time'],
    needsClock: true,
  },
  {
    name: 'joining a billion holes',
    source: 'export const f = () => new Array(1e9) + ""',
    ends: ['time', 'memory'],
    needsClock: true,
  },
  {
    name: 'reversing an endless array-like',
    source: 'export const f = () => Array.prototype.reverse.call({ length: 2 ** 53 - 1 })',
    ends: ['time'],
    needsClock: true,
  },
  {
    name: 'sorting typed arrays without a poll',
    source: 'export const f = () => { const t = new Float64Array(4_000_000); for (;;) t.sort() }',
    ends: ['time', 'fuel'],
    needsClock: true,
  },
  {
    name: 'searching typed arrays without a poll',
    source: 'export const f = () => { const t = new Float64Array(4_000_000); for (;;) t.indexOf(1) }',
    ends: ['time', 'fuel'],
    needsClock: true,
  },
  {
    name: 'parsing a megabyte of date',
    source: 'export const f = () => { const text = "1".repeat(1_000_000); for (;;) Date.parse(text) }',
    ends: ['time', 'fuel'],
    needsClock: true,
  },
  {
    name: 'recursion that catches its own overflow',
    source: 'export function f(): any { try { return f() } finally { f() } }',
    ends: ['time', 'fuel', 'memory'],
    needsClock: true,
  },
  {
    name: 'a flood of console output',
    source: 'export const f = () => { for (;;) console.log("x".repeat(1000)) }',
    ends: ['fuel', 'time'],
    needsClock: true,
  },
];

const hungry: readonly HostileSource[] = [
  { name: 'endless recursion', source: 'export function f(): any { return f() }', ends: ['threw'] },
  {
    name: 'mutual recursion through getters',
    source: 'const o: any = { get a() { return this.b }, get b() { return this.a } }; export const f = () => o.a',
    ends: ['threw'],
  },
  {
    name: 'recursion through a proxy',
    source: 'const p: any = new Proxy({}, { get: (_, k, r) => r[k] }); export const f = () => p.x',
    ends: ['threw'],
  },
  {
    name: 'recursion through toString',
    source: 'const o: any = { toString() { return "" + this } }; export const f = () => "" + o',
    ends: ['threw', 'memory'],
  },
  {
    name: 'recursion through sort',
    source: 'export const f = (): any => [3, 2, 1].sort(() => f())',
    ends: ['threw', 'memory'],
  },
  {
    name: 'recursion through replace',
    source: 'export const f = (): any => "a".replace(/a/, () => f())',
    ends: ['threw', 'memory'],
  },
  {
    name: 'recursion through JSON',
    source: 'const o: any = { toJSON() { return JSON.stringify(this) } }; export const f = () => JSON.stringify(o)',
    ends: ['threw', 'memory'],
  },
  {
    name: 'an array that grows for ever',
    source: 'export const f = () => { const a = []; for (;;) a.push(new Array(1000).fill(1)) }',
    ends: ['memory'],
  },
  {
    name: 'a string that doubles for ever',
    source: 'export const f = () => { let s = "x"; for (;;) s += s }',
    ends: ['memory'],
  },
  { name: 'a string repeated', source: 'export const f = () => "x".repeat(2 ** 29)', ends: ['memory'] },
  { name: 'a string padded', source: 'export const f = () => "x".padEnd(2 ** 30 - 2)', ends: ['memory'] },
  {
    name: 'typed arrays',
    source: 'export const f = () => { const a = []; for (;;) a.push(new Float64Array(100_000)) }',
    ends: ['memory'],
  },
  { name: 'one large typed array', source: 'export const f = () => new Float64Array(2 ** 27)', ends: ['memory'] },
  {
    name: 'an ArrayBuffer that may grow',
    source:
      'export const f = () => { const b: any = new (ArrayBuffer as any)(8, { maxByteLength: 2 ** 31 - 1 }); b.resize(2 ** 30); return [1] }',
    ends: ['memory', 'threw'],
  },
  {
    name: 'a bigint that squares',
    source: 'export const f = () => { let b = 3n; for (;;) b *= b }',
    ends: ['threw', 'fuel', 'time', 'memory'],
    needsClock: true,
  },
  {
    name: 'an array of a billion',
    source: 'export const f = () => Array.from({ length: 1e9 })',
    ends: ['memory', 'fuel', 'time'],
  },
  {
    name: 'filling four billion',
    source: 'export const f = () => new Array(2 ** 32 - 1).fill(0)',
    ends: ['memory', 'fuel', 'time'],
    needsClock: true,
  },
  {
    name: 'bound functions without end',
    source: 'export const f = () => { let g: any = () => 0; for (;;) g = g.bind(null) }',
    ends: ['memory'],
  },
  { name: 'nested JSON', source: 'export const f = () => JSON.parse("[".repeat(200_000))', ends: ['threw', 'memory'] },
  {
    name: 'nested flat',
    source:
      'export const f = () => { let a: any = []; for (let i = 0; i < 1e5; i++) a = [a]; return a.flat(Infinity) }',
    ends: ['threw', 'memory'],
  },
  {
    name: 'a deeply nested result',
    source: 'export const f = () => { let a: any = []; for (let i = 0; i < 1e5; i++) a = [a]; return a }',
    ends: ['unreadable'],
  },
  {
    name: 'an error that looks for its message in a module that is not done',
    source:
      'import * as self from "main.ts"; throw Object.setPrototypeOf(new Error(), self); export let f: any; export const message = "m"',
    ends: ['load'],
  },
  {
    name: 'a typed array whose buffer was given away',
    source:
      'export const f = () => { const b: any = new ArrayBuffer(8); const a = new Float64Array(b); b.transfer(); return a }',
    ends: ['unreadable'],
  },
  {
    name: 'a result that holds itself',
    source: 'export const f = () => { const a: any = []; a.push(a, a); return a }',
    ends: ['unreadable'],
  },
  { name: 'a result of millions', source: 'export const f = () => new Array(3_000_000).fill(2)', ends: ['unreadable'] },
  {
    name: 'proxies of proxies',
    source:
      'export const f = () => { let p: any = []; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); return [p.x, Array.isArray(p)] }',
    ends: ['threw', 'memory'],
  },
  { name: 'eval of deep nesting', source: 'export const f = () => eval("(".repeat(1e5))', ends: ['threw', 'memory'] },
  {
    name: 'a regular expression of many groups',
    source: 'export const f = () => new RegExp("(".repeat(1e5) + ")".repeat(1e5))',
    ends: ['threw', 'memory'],
  },
  {
    name: 'a regular expression of deep groups',
    source: 'export const f = () => new RegExp("(?:".repeat(1e5) + ")".repeat(1e5))',
    ends: ['threw', 'memory'],
  },
  {
    name: 'memory caught and used up again',
    source:
      'export const f = () => { for (;;) { try { const a = []; for (;;) a.push(new Array(1000).fill(1)) } catch {} } }',
    ends: ['fuel', 'memory', 'time'],
    needsClock: true,
  },
  {
    name: 'memory full to the last byte',
    source:
      'const kept: any[] = []; export const f = () => { let size = 2 ** 24; while (size > 16) { try { kept.push(new ArrayBuffer(size)) } catch { size >>= 1 } } for (;;) kept.push([kept.length]) }',
    ends: ['memory', 'threw'],
  },
  {
    name: 'memory kept full for the next call',
    source:
      'const kept: any[] = []; let size = 2 ** 24; while (size > 16) { try { kept.push(new ArrayBuffer(size)) } catch { size >>= 1 } } export const f = (x: number[]) => x.map((v) => v * 3)',
    ends: ['memory', 'threw', 'load', 'value'],
  },
];

const nested: readonly HostileSource[] = [
  ['brackets', '['.repeat(50_000)],
  ['parentheses', `${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
  ['parentheses, fewer', `${'('.repeat(1500)}1${')'.repeat(1500)}; export const f = () => "no"`],
  ['conditionals', `${'a?'.repeat(30_000)}1`],
  ['minus signs', `${'- '.repeat(45_000)}1`],
  ['arrow functions', `${'x=>'.repeat(20_000)}1`],
  ['templates', '`${'.repeat(20_000)],
  ['blocks', `${'{'.repeat(20_000)}${'}'.repeat(20_000)}`],
  ['if statements', `${'if(1)'.repeat(15_000)};`],
  ['type arguments', `let a: ${'A<'.repeat(20_000)}B${'>'.repeat(20_000)}`],
  ['object types', `let a: ${'{a:'.repeat(20_000)}B${'}'.repeat(20_000)}`],
  ['generics that are comparisons', 'a<'.repeat(20_000)],
  ['a member chain', `let a: any; a${'.b'.repeat(40_000)}`],
  ['a call chain', `let a: any; a${'()'.repeat(40_000)}`],
  ['a sum', `export const f = () => ${'1+'.repeat(40_000)}1`],
].map(([name = '', source = '']) => ({
  name: `nested ${name}`,
  source,
  ends: ['syntax', 'load', 'memory', 'missing', 'unreadable', 'value'],
}));

/** What a parser of TypeScript can only decide by trying both ways, each time twice. */
const ambiguous: readonly HostileSource[] = [
  ['conditionals or arrow functions', 'a?(b):c=>'.repeat(100)],
  ['type arguments or comparisons', 'a<b>(c'.repeat(100)],
  ['type parameters or assertions', '<T>('.repeat(300)],
  ['default values', '(x=('.repeat(300)],
  ['async calls or functions', 'async('.repeat(400)],
  ['function types', `let a: ${'(x:'.repeat(300)}`],
  ['conditional types', `let a: ${'A extends '.repeat(3000)}`],
].map(([name = '', source = '']) => ({
  name: `ambiguous ${name}`,
  source,
  ends: ['syntax', 'time', 'load', 'missing'],
  needsClock: true,
}));

const forged: readonly HostileSource[] = [
  {
    name: 'a patched Array.prototype',
    source:
      'for (const key of Object.getOwnPropertyNames(Array.prototype)) { try { (Array.prototype as any)[key] = () => [2, 4, 6] } catch {} } export const f = () => [0]',
    ends: ['value'],
  },
  {
    name: 'setters for indices',
    source:
      'for (const i of ["0", "1", "2"]) Object.defineProperty(Object.prototype, i, { get: () => 2, set() { throw new Error("set") }, configurable: true }); export const f = (x: number[]) => [x.length, x[0], x[1], x[2]]',
    ends: ['value'],
  },
  {
    name: 'a length on Object.prototype',
    source: '(Object.prototype as any).length = 3; export const f = () => ({ 0: 2, 1: 4, 2: 6 })',
    ends: ['unreadable'],
  },
  {
    name: 'Symbol.iterator replaced',
    source:
      'Array.prototype[Symbol.iterator] = function* () { yield 2 as any }; export const f = () => new Map() as any',
    ends: ['unreadable'],
  },
  {
    name: 'Function.prototype.call replaced',
    source:
      'Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => [2, 4, 6] as any; Reflect.apply = () => [2, 4, 6]; export const f = () => [0]',
    ends: ['value'],
  },
  {
    name: 'Array.isArray replaced',
    source: 'Array.isArray = ((): any => true) as any; export const f = () => ({ length: 3, 0: 2, 1: 4, 2: 6 })',
    ends: ['unreadable'],
  },
  {
    name: 'Symbol.hasInstance and toStringTag',
    source:
      'export const f = () => ({ get [Symbol.toStringTag]() { return "Array" }, length: 3, 0: 2, 1: 4, 2: 6, __proto__: Array.prototype })',
    ends: ['unreadable'],
  },
  {
    name: 'Math, JSON and Number replaced',
    source:
      'Math.abs = () => 0; Math.max = () => 0; JSON.stringify = () => "2"; Number.isFinite = () => true; Number.isNaN = () => false; Object.is = () => true; export const f = () => [NaN]',
    ends: ['value'],
  },
  {
    name: 'Object.prototype.toString and valueOf',
    source:
      'Object.prototype.valueOf = () => 2 as any; Object.prototype.toString = () => "2"; export const f = () => [{}, {}, {}]',
    ends: ['unreadable'],
  },
  { name: 'toJSON', source: 'export const f = () => ({ toJSON: () => [2, 4, 6] })', ends: ['unreadable'] },
  {
    name: 'numbers as objects',
    source: 'export const f = () => [new Number(2), new Number(4), new Number(6)]',
    ends: ['unreadable'],
  },
  { name: 'numbers as strings', source: 'export const f = () => ["2", "4", "6"]', ends: ['unreadable'] },
  {
    name: 'an object with valueOf',
    source: 'export const f = () => [{ valueOf: () => 2 }, 4, 6]',
    ends: ['unreadable'],
  },
  {
    name: 'a proxy of an array',
    source:
      'let reads = 0; export const f = () => new Proxy([2, 4, 6], { get: (t: any, k) => (k === "length" ? 3 : reads++) })',
    ends: ['unreadable'],
  },
  {
    name: 'a proxy as an element',
    source: 'export const f = () => [2, 4, new Proxy({}, { get: () => 6 })]',
    ends: ['unreadable'],
  },
  {
    name: 'elements that change between reads',
    source:
      'let reads = 0; export const f = () => { const a: any[] = [2, 4]; Object.defineProperty(a, 2, { get: () => (reads++ === 0 ? 5 : 6), enumerable: true }); return a }',
    ends: ['value'],
  },
  {
    name: 'an element getter that throws',
    source:
      'export const f = () => { const a: any[] = [2]; Object.defineProperty(a, 1, { get() { throw new Error("no") } }); return a }',
    ends: ['threw'],
  },
  {
    name: 'an element getter that changes the array',
    source:
      'export const f = () => { const a: any[] = [2, 4, 6]; Object.defineProperty(a, 0, { get() { a.length = 0; return 2 } }); return a }',
    ends: ['unreadable'],
  },
  {
    name: 'an element getter that changes its argument',
    source:
      'export const f = (x: number[]) => { const a: any[] = [2, 4, 6]; Object.defineProperty(a, 0, { get() { x[0] = 9; return 2 } }); return a }',
    ends: ['value'],
  },
  {
    name: 'an argument whose elements became getters',
    source:
      'export const f = (x: number[]) => { Object.defineProperty(x, 0, { get() { throw new Error("no") } }); return [0] }',
    ends: ['threw'],
  },
  {
    name: 'an argument frozen with a proxy for a prototype',
    source:
      'export const f = (x: number[]) => { Object.setPrototypeOf(x, new Proxy({}, { get() { throw new Error("no") }, has() { throw new Error("no") } })); Object.freeze(x); return [0] }',
    ends: ['value'],
  },
  {
    name: 'holes filled by the prototype',
    source: '(Array.prototype as any)[1] = 5; export const f = () => [2, , 6]',
    ends: ['unreadable', 'value'],
  },
  {
    name: 'NaNs with a payload',
    source:
      'export const f = () => { const bits = new BigUint64Array(3); const numbers = new Float64Array(bits.buffer); bits[0] = 0x7ff8000a00000007n; bits[1] = 0xfff8000900000001n; bits[2] = 0x7ff0000000000001n; return [...numbers] }',
    ends: ['value'],
  },
  {
    name: 'a thenable module',
    source: 'export const then = (resolve: any) => resolve({ f: () => [0] }); export const f = () => [0]',
    ends: ['value', 'missing', 'threw', 'load'],
  },
  {
    name: 'a species that lies',
    source:
      'class V extends Array { static get [Symbol.species]() { throw new Error("no") } } export const f = () => new V(2, 4)',
    ends: ['value'],
  },
  {
    name: 'revoked proxies',
    source: 'export const f = () => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return [proxy] }',
    ends: ['unreadable'],
  },
  {
    name: 'a revoked proxy thrown',
    source:
      'export const f = () => { const { proxy, revoke } = Proxy.revocable(new Error("e"), {}); revoke(); throw proxy }',
    ends: ['threw'],
  },
  {
    name: 'an error with a proxy for a prototype',
    source:
      'export const f = () => { const e = new Error("e"); Object.setPrototypeOf(e, new Proxy({}, { get() { for (;;) {} }, getPrototypeOf() { for (;;) {} }, getOwnPropertyDescriptor() { for (;;) {} } })); throw e }',
    ends: ['threw'],
  },
  {
    name: 'an InternalError made by hand',
    source: 'export const f = () => { throw new (globalThis as any).InternalError("interrupted") }',
    ends: ['threw'],
  },
  {
    name: 'a throw that looks like our own',
    source: 'export const f = () => { throw { limit: "none", name: "LimitReached", isOut: false } }',
    ends: ['threw'],
  },
];

const escaping: readonly HostileSource[] = [
  {
    name: 'constructor.constructor',
    source: 'export const f = () => ({} as any).constructor.constructor("return process")()',
    ends: ['threw'],
  },
  {
    name: "the console's constructor",
    source: 'export const f = () => (console.log as any).constructor("return this.process.exit(0)")()',
    ends: ['threw'],
  },
  { name: 'process.exit', source: 'export const f = () => (globalThis as any).process.exit(0)', ends: ['threw'] },
  { name: 'fetch', source: 'export const f = () => fetch("http://127.0.0.1/")', ends: ['threw'] },
  { name: 'require', source: 'export const f = () => (globalThis as any).require("fs")', ends: ['threw'] },
  { name: 'import()', source: 'export const f = () => import("fs")', ends: ['unreadable'] },
  { name: 'import.meta', source: 'export const f = () => [(import.meta as any).url.length]', ends: ['threw', 'value'] },
  {
    name: 'importing itself',
    source: 'import * as self from "main.ts"; export const f = () => (self as any).f',
    ends: ['syntax', 'unreadable'],
  },
  {
    name: 'eval in the global scope',
    source: 'export const f = () => (0, eval)("this.process.exit(0)")',
    ends: ['threw'],
  },
  { name: 'with', source: 'export const f = () => new Function("with (this) { return process }")()', ends: ['threw'] },
  {
    name: 'Error.prepareStackTrace and the frames it gets',
    source:
      '(Error as any).prepareStackTrace = (_: any, frames: any[]) => frames; export const f = () => { const frames = (new Error() as any).stack; for (const frame of frames) { const g = frame.getFunction?.(); if (g && g !== f) g(); } return "frames " + frames.length }',
    ends: ['unreadable', 'threw'],
  },
  {
    name: 'stackTraceLimit',
    source: '(Error as any).stackTraceLimit = Infinity; export const f = () => { throw new Error("e") }',
    ends: ['threw'],
  },
  {
    name: 'stack replaced on the prototype',
    source:
      'Object.defineProperty(Error.prototype, "stack", { get() { for (;;) {} } }); export const f = () => { throw new Error("e") }',
    ends: ['threw'],
  },
  {
    name: 'arguments.callee and caller',
    source: 'export const f = new Function("return [arguments.callee.caller, arguments.callee.caller.arguments]")',
    ends: ['threw'],
  },
  {
    name: 'shared memory',
    source:
      'export const f = () => (globalThis as any).Atomics.wait(new Int32Array(new (globalThis as any).SharedArrayBuffer(8)), 0, 0, 1e6)',
    ends: ['threw'],
  },
  {
    name: 'WeakRef and FinalizationRegistry',
    source: 'export const f = () => new (globalThis as any).FinalizationRegistry(() => {})',
    ends: ['threw'],
  },
  {
    name: 'console replaced',
    source: '(globalThis as any).console = null; export const f = () => console.log(1)',
    ends: ['threw'],
  },
  {
    name: 'console given everything',
    source:
      'export const f = () => { console.log(...new Array(60_000).fill("x")); console.log(new Proxy({}, { ownKeys() { for (;;) {} } }), { get a() { for (;;) {} } }, Symbol(), 1n, null, new Array(1e9), { toString() { for (;;) {} } }); return [0] }',
    ends: ['value', 'threw'],
  },
  {
    name: 'console given ten million characters',
    source:
      'export const f = () => { const text = "x".repeat(10_000_000); for (let i = 0; i < 5; i++) console.log(text); return [0] }',
    ends: ['value'],
  },
  {
    name: 'console called as a constructor',
    source: 'export const f = () => [new (console.log as any)("x")]',
    ends: ['threw', 'unreadable'],
  },
];

export const hostileSources: readonly HostileSource[] = [
  ...endless,
  ...hungry,
  ...nested,
  ...ambiguous,
  ...forged,
  ...escaping,
];

/** Odd things in odd places: whatever student code returns, throws or exports, the run has an end, and it is never a fault of ours. */
import { expect, test } from 'vitest';
import { endOf, jobFor } from './jobs';
import { localSandbox } from './local-sandbox';

const detached = (made: string) =>
  `(() => { const b: any = new ArrayBuffer(64); const a: any = ${made}; b.transfer(); return a })()`;
const shrunk = (made: string) =>
  `(() => { const b: any = new (ArrayBuffer as any)(64, { maxByteLength: 64 }); const a = ${made}; b.resize(4); return a })()`;
const revoked = (target: string) =>
  `(() => { const r = Proxy.revocable(${target}, {}); r.revoke(); return r.proxy })()`;
const errorOver = (prototype: string) => `Object.setPrototypeOf(new Error(), ${prototype})`;
const errorWith = (fields: string) => `Object.assign(new Error("e"), ${fields})`;
const sites = `(() => { (Error as any).prepareStackTrace = (_: any, s: any) => s; return (new Error() as any).stack })()`;

/** Expressions. \`self\` is the namespace of the module that they stand in. */
const junk: readonly string[] = [
  ...['b', 'new Float64Array(b)', 'new DataView(b)', 'new BigInt64Array(b)'].flatMap((made) => [
    detached(made),
    shrunk(made),
  ]),
  ...['[]', '{}', '() => [1]'].map(revoked),
  ...[
    'new Float64Array(1)',
    'self',
    '(function () { return arguments })()',
    'new Proxy({}, {})',
    revoked('{}'),
    'null',
  ].map(errorOver),
  ...[
    '{ stack: 5 }',
    '{ message: Symbol() }',
    '{ message: 10n, name: {} }',
    '{ message: "x".repeat(1e6) }',
    '{ cause: self }',
  ].map(errorWith),
  ...[
    'self',
    'Object.create(self)',
    'globalThis',
    'Math',
    'Array.prototype',
    'Object.prototype',
    'Error.prototype',
    'Function.prototype',
  ],
  ...[
    '(function* () { yield 1 })()',
    '(async function* () {})()',
    '[1].values().map((x: any) => x)',
    'new Map().entries()',
    '"a".matchAll(/a/g)',
  ],
  ...[
    'Promise.reject(1)',
    'new Promise(() => {})',
    'async () => {}',
    'class {}',
    'Math.max',
    '(() => 0).bind(null)',
    'function* () {}',
  ],
  ...[
    'Object(1n)',
    'Object(Symbol())',
    'Object("abc")',
    'new Date(NaN)',
    '/x/g',
    'new WeakMap()',
    'Symbol("\\0")',
    '-(2n ** 4000n)',
    sites,
    `${sites}[0]`,
  ],
  ...[
    '[, , 1]',
    'Object.assign([], { length: 4294967295 })',
    'Object.setPrototypeOf([1, 2], null)',
    'new Array(3000).fill([1])',
  ],
  ...[
    'Object.defineProperty([1, 2], 1, { get() { return (this.length = 0) } })',
    '(() => { const a: any = []; a[0] = a; return a })()',
  ],
  ...[
    '"a\\0b"',
    '"\\udc00\\ud800"',
    '-NaN',
    '-0',
    '5e-324',
    'undefined',
    'null',
    'JSON.parse(\'{"__proto__":{"dx":1},"dx":[1]}\')',
  ],
  ...[
    '{ get dx() { return self }, dw: 1 }',
    '{ dx: new Proxy([], {}) }',
    'Object.create({ dx: [1] })',
    '{ [Symbol.toStringTag]: "Array", length: 1 }',
  ].map((record) => `(${record})`),
];

const places: Readonly<Record<string, (value: string) => string>> = {
  returned: (value) => `export const f = (): any => ${value};`,
  'in an array': (value) => `export const f = (): any => [1, ${value}];`,
  'in a record': (value) => `export const f = (): any => ({ dx: ${value} });`,
  thrown: (value) => `export const f = (): any => { throw ${value} };`,
  logged: (value) => `export const f = (): any => { console.log(${value}, [${value}], { a: ${value} }); return [1] };`,
  'put into the argument': (value) => `export const f = (x: any): any => { x[0] = ${value}; return ${value} };`,
  exported: (value) => `export const f: any = ${value};`,
  'thrown at load': (value) => `throw ${value}; export let f: any;`,
  'thrown after a wait': (value) => `await null; throw ${value}; export let f: any;`,
};

test.each(Object.entries(places))('%s, nothing is a fault', async (_, place) => {
  const sandbox = localSandbox();
  for (const value of junk) {
    const source = `import * as self from "main.ts"; ${place(value)} export const message = "m", name = 5;`;
    for (const result of ['Vector', { dx: 'Matrix' }] as const) {
      const run = await sandbox.run(jobFor(source, { result }));
      expect({ value, end: endOf(run), why: run.kind === 'fault' ? run.message : '' }).toMatchObject({
        end: expect.not.stringMatching(/^(fault|nothing)$/),
      });
    }
  }
});

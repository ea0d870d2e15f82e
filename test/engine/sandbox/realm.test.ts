/** What student code finds around itself: the language, a console, and nothing that is ours. */
import { describe, expect, it } from 'vitest';
import { call, jobFor, resultsOf } from './jobs';
import { localSandbox } from './local-sandbox';

const language = `
  Object Function Error EvalError RangeError ReferenceError SyntaxError TypeError URIError InternalError AggregateError
  SuppressedError Iterator Array parseInt parseFloat isNaN isFinite queueMicrotask decodeURI decodeURIComponent encodeURI
  encodeURIComponent escape unescape Infinity NaN undefined eval Number Boolean String Math Reflect Symbol DisposableStack
  globalThis BigInt Date RegExp JSON Proxy Map Set WeakMap WeakSet ArrayBuffer Uint8ClampedArray Int8Array Uint8Array
  Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array DataView
  Promise AsyncDisposableStack console performance`
  .trim()
  .split(/\s+/);

describe('the realm of student code', () => {
  const sandbox = localSandbox();

  /** Runs the body in two calls of a group and returns what it logged. */
  async function look(body: string): Promise<readonly string[]> {
    const groups = [[call([41, 42, 43]), call([51, 52, 53])]];
    const run = await sandbox.run(jobFor(`export function f(x: number[]) { ${body}; return [1] }`, { groups }));
    expect(resultsOf(run).map(({ kind }) => kind)).toEqual(['returned', 'returned']);
    return run.kind === 'completed' ? (run.groups[0]?.console ?? []) : [];
  }

  it('has the global names of the language and console, at load and in every call', async () => {
    const names = 'Object.getOwnPropertyNames(globalThis).sort().forEach((name) => console.log(name))';
    const lines = await look(names);
    expect(lines).toEqual([...language].sort().concat([...language].sort()));
  });

  it('has no symbols, accessors or hidden prototypes on the global object', async () => {
    const lines = await look(`
      console.log(Object.getOwnPropertySymbols(globalThis).map(String).join());
      console.log(Object.values(Object.getOwnPropertyDescriptors(globalThis)).filter((d) => d.get || d.set).length);
      console.log(Object.getPrototypeOf(globalThis) === Object.prototype)`);
    expect(lines.slice(0, 3)).toEqual(['Symbol(Symbol.toStringTag)', '0', 'true']);
  });

  it('shows no frames but those of the code itself', async () => {
    const [stack] = await look('console.log([1].map(() => new Error().stack)[0].trim().replace(/\\s+/g, " "))');
    expect(stack).toMatch(/^at <anonymous> \(main\.ts:1:\d+\) at map \(native\) at f \(main\.ts:1:\d+\)$/);
  });

  it('hands out only functions of the student and of the language by CallSite.getFunction', async () => {
    const lines = await look(`
      (Error as any).prepareStackTrace = (_: unknown, sites: any[]) => sites.map((site) => site.getFunction());
      const functions = (new Error() as any).stack as unknown[];
      console.log(functions.length, functions[0] === f)`);
    expect(lines[0]).toBe('1 true');
  });

  it('knows nothing of the calls to come or gone, nor what to expect of them', async () => {
    const lines = await look(`
      const seen = new Set<unknown>();
      const search = (value: any): void => {
        if ((typeof value !== 'object' && typeof value !== 'function') || value === null || value === x || seen.has(value)) return;
        seen.add(value);
        for (const d of Object.values(Object.getOwnPropertyDescriptors(value)) as PropertyDescriptor[]) [d.value, d.get, d.set].forEach(search);
        search(Object.getPrototypeOf(value));
      };
      search(globalThis); search(f);
      const numbers = [...seen].filter((value) => Array.isArray(value) && value.some((entry) => typeof entry === 'number'));
      console.log(seen.size > 500, numbers.length)`);
    expect(lines).toEqual(['true 0', 'true 0']);
  });

  it('shows the console as native code', async () => {
    const [text] = await look('console.log(console.log.toString().replace(/\\s+/g, " "))');
    expect(text).toBe('function log() { [native code] }');
  });

  it('has a clock that moves on by a second and a bit at every look, the same in every run', async () => {
    const [line] = await look('console.log(Date.now() - Date.now(), Date.now() % 2 !== Date.now() % 2)');
    expect(line).toBe('-1013 true');
  });

  it('has a randomness that comes close to 0 and to 1 within a few draws, and never reaches them', async () => {
    const [line] = await look(`
      const draws = Array.from({ length: 1000 }, Math.random);
      const few = draws.slice(0, 7);
      const middle = draws.filter((draw) => draw > 0.25 && draw < 0.75).length;
      console.log(Math.min(...few) < 1e-6, Math.max(...few) > 1 - 1e-6, draws.every((draw) => draw > 0 && draw < 1), middle > 300)`);
    expect(line).toBe('true true true true');
  });

  it('clones structures as browsers and Node do', async () => {
    const lines = await look(`
      const deep = { a: [1, [-0, NaN]], m: new Map([[1, new Set([2])]]), t: new Float64Array([0.5]), d: new Date(0), u: undefined, h: [, 1] };
      (deep as any).self = deep;
      const copy: any = structuredClone(deep);
      console.log(copy !== deep, copy.self === copy, copy.a[1] !== deep.a[1], Object.is(copy.a[1][0], -0), copy.m.get(1).has(2));
      console.log(copy.t, copy.t !== deep.t, +copy.d, 'u' in copy, 0 in copy.h, copy.h.length, structuredClone(3), structuredClone(null));
      const errors = [() => {}, Symbol('s'), Promise.resolve()].map((value) => { try { structuredClone(value) } catch (error: any) { return error.name } });
      console.log(errors.join())`);
    expect(lines.slice(0, 3)).toEqual([
      'true true true true true',
      'Float64Array [0.5] true 0 true false 2 3 null',
      'DataCloneError,DataCloneError,DataCloneError',
    ]);
  });

  it('has the methods of console that a student may know', async () => {
    const lines = await look(`
      console.table([[1]]); console.dir({ a: 1 }); console.group('g'); console.groupEnd(); console.time('t'); console.timeEnd('t');
      console.count(); console.count(); console.count('c'); console.assert(true, 'no'); console.assert(x.length === 0, 'wrong', 1); console.trace('here');
      console.clear(); console.timeLog(); console.countReset(); console.groupCollapsed('h')`);
    expect(lines.slice(0, 9)).toEqual([
      '[[1]]',
      '{ a: 1 }',
      'g',
      'default: 1',
      'default: 2',
      'c: 1',
      'Assertion failed: wrong 1',
      'here',
      'h',
    ]);
  });
});

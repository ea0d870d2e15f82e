/** What every sandbox has to do, whatever it runs in. Each adapter's test calls this with its own way to open one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroupResult, Sandbox } from '@/lib/core/grader/sandbox-port';
import { answerOf, call, callOn, endOf, jobFor, resultsOf } from './jobs';

export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly close: () => Promise<void>;
}

export function describeContract(name: string, open: () => Promise<OpenSandbox>): void {
  describe(`${name}: contract`, () => {
    let opened: OpenSandbox;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    const run: Sandbox['run'] = (job, onGroup) => opened.sandbox.run(job, onGroup);

    describeValues(run);
    describeCalls(run);
    describeLanguage(run);
    describeFailures(run);
    describeLimits(run);
  });
}

function describeValues(run: Sandbox['run']): void {
  it('passes every float64 in and out unchanged', async () => {
    const values = [0, -0, 1.5, -1, 2 ** 31, -(2 ** 31), 2 ** 53, 5e-324, 1e308, Infinity, -Infinity, NaN];
    const job = jobFor('export const f = (x: number[]) => x', { groups: [[call(values)]] });
    expect(answerOf(await run(job))).toEqual(values);
    expect(Object.is((answerOf(await run(job)) as number[])[1], -0)).toBe(true); // toEqual has shown that it is a list
  });

  it.each([
    ['a number', '3', 3],
    ['an empty vector', '[]', []],
    [
      'a matrix',
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['empty rows', '[[], []]', [[], []]],
    ['a list of matrices', '[[[1]], [[2]]]', [[[1]], [[2]]]],
    [
      'an instance of a class that extends Array',
      '(() => { class V extends Array<number> {} return V.from([1]) })()',
      [1],
    ],
  ])('reads %s', async (_, expression, expected) => {
    expect(answerOf(await run(jobFor(`export const f = () => ${expression}`)))).toEqual(expected);
  });

  it('reads only the declared fields of a record, each once, from getters and class instances too', async () => {
    const source = `
      class Gradients { reads = 0; get dx() { this.reads += 1; return [this.reads]; } db = [[2]]; other = 'text'; }
      export const f = () => new Gradients();`;
    const job = jobFor(source, { result: { dx: 'Vector', db: 'Matrix' } });
    expect(answerOf(await run(job))).toEqual({ dx: [1], db: [[2]] });
  });

  it.each([
    ['undefined', 'undefined', []],
    ['null', 'null', []],
    ['true', 'true', []],
    ['"0.25"', 'the string "0.25"', []],
    ['1n', 'a bigint', []],
    ['new Float64Array(3)', 'a Float64Array of length 3', []],
    ['[new Uint8Array(2)]', 'a Uint8Array of length 2', [0]],
    ['new Map()', 'a Map', []],
    ['Promise.resolve([1])', 'a Promise', []],
    ['(async () => [1])()', 'a Promise', []],
    ['() => 1', 'a function', []],
    ['new Proxy([1], {})', 'a Proxy', []],
    ['{ dx: 1, dy: 2 }', 'an object with the fields dx, dy', []],
    ['[1, , 3]', 'a hole', [1]],
    ['[1, undefined]', 'undefined', [1]],
    ['[[1], [2, "3"]]', 'the string "3"', [1, 1]],
    ['[[1], new Float32Array(1)]', 'a Float32Array of length 1', [1]],
    ['new Array(5_000_000)', 'an array with more than 200,000 entries', []],
  ])('calls %s unreadable: %s', async (expression, was, path) => {
    const [result] = resultsOf(await run(jobFor(`export const f = (): any => (${expression})`)));
    expect(result).toMatchObject({ kind: 'returned', received: { kind: 'unreadable', was, path } });
  });

  it('says which declared field of a record is missing', async () => {
    const job = jobFor('export const f = () => ({ dx: [1] })', { result: { dx: 'Vector', db: 'Matrix' } });
    const [result] = resultsOf(await run(job));
    expect(result).toMatchObject({ received: { kind: 'unreadable', was: 'undefined', path: ['db'] } });
  });
}

function describeCalls(run: Sandbox['run']): void {
  it('passes several arguments of every type', async () => {
    const source =
      'export const f = (a: number, b: number[], c: number[][], d: number[][][]) => [a, b[1], c[1][0], d[0][0][1]]';
    const job = jobFor(source, { groups: [[call(1, [2, 3], [[4], [5]], [[[6, 7]]])]] });
    expect(answerOf(await run(job))).toEqual([1, 3, 5, 7]);
  });

  it('gives each call arguments of its own, and tells the first that was changed', async () => {
    const source = 'export const f = (a: number[], b: number[][]) => { b[1][0] += 1; return b[1] }';
    const job = jobFor(source, { groups: [[call([1], [[1], [2]]), call([1], [[1], [2]])]] });
    const changed = { argument: 1, path: [1, 0] };
    expect(resultsOf(await run(job))).toMatchObject([
      { received: { value: [3] }, changed },
      { received: { value: [3] }, changed },
    ]);
  });

  it.each(['x.push(4)', 'x.length = 0', 'x.reverse()', 'delete x[0]', 'x[2] = NaN', 'x[0] = "1" as any'])(
    'notices %s',
    async (statement) => {
      const [result] = resultsOf(await run(jobFor(`export const f = (x: number[]) => { ${statement}; return [1] }`)));
      expect(result).toMatchObject({ changed: { argument: 0 } });
    },
  );

  it('lets a result be an argument itself, and NaN stay NaN', async () => {
    const job = jobFor('export const f = (x: number[]) => x', { groups: [[call([NaN, -0])]] });
    expect(resultsOf(await run(job))).toEqual([
      { kind: 'returned', received: { kind: 'value', value: [NaN, -0] }, changed: null },
    ]);
  });

  it("passes an earlier result on, and repeats the earlier call's failure", async () => {
    const groups = [
      [call([1, 2]), callOn({ kind: 'result', call: 0 })],
      [call([]), callOn({ kind: 'result', call: 0 })],
    ];
    const source =
      'export const f = (x: number[]) => { if (x.length === 0) throw new Error("empty"); return x.map((v) => v * 3) }';
    const [, twice, , failed] = resultsOf(await run(jobFor(source, { groups })));
    expect(twice).toMatchObject({ received: { value: [9, 18] } });
    expect(failed).toMatchObject({ kind: 'threw', error: { message: 'empty' } });
  });

  it.each([
    ['export const g = 1', 'undefined'],
    ['export const f = 5', 'the number 5'],
    ['export default () => [1]', 'undefined'],
    ['export let f: any; export { f as h }', 'undefined'],
  ])('calls the function missing in %j', async (source, was) => {
    expect(resultsOf(await run(jobFor(source)))).toEqual([{ kind: 'missing', was }]);
  });

  it('delivers groups in order, each with its own console lines', async () => {
    const source =
      'console.log("loading"); export const f = (x: number[]) => { console.warn("got", x, { a: [1] }); return x }';
    const streamed: (readonly [number, GroupResult])[] = [];
    const result = await run(jobFor(source, { groups: [[call([1])], [call([2])]] }), (index, group) =>
      streamed.push([index, group]),
    );
    expect(result).toMatchObject({ kind: 'completed', console: ['loading'] });
    expect(streamed.map(([index, group]) => [index, group.console])).toEqual([
      [0, ['got [1] { a: [1] }']],
      [1, ['got [2] { a: [1] }']],
    ]);
    if (result.kind === 'completed') expect(result.groups).toEqual(streamed.map(([, group]) => group));
  });

  it('tells when a call changes what an earlier one has returned', async () => {
    const source =
      'const out: number[] = []; export const f = (x: number[]) => { out.length = 0; out.push(...x); return out }';
    const groups = [[call([1, 2]), call([1, 2]), call([3])], [call([4])]];
    const results = resultsOf(await run(jobFor(source, { groups })));
    expect(results.map((result) => result.kind === 'returned' && result.overwrote)).toEqual([
      undefined,
      undefined,
      true,
      undefined,
    ]);
  });

  it.each([
    ['new arrays', 'export const f = (x: number[]) => [...x]'],
    ['its argument', 'export const f = (x: number[]) => x'],
    ['arrays kept for each input', 'const kept: any = {}; export const f = (x: number[]) => kept[x.join()] ??= [...x]'],
    [
      'an array of its own, copied',
      'const out: number[] = []; export const f = (x: number[]) => { out.length = 0; out.push(...x); return [...out] }',
    ],
  ])('leaves a function alone that returns %s', async (_, source) => {
    const groups = [
      [call([1, 2]), call([1, 2]), call([3])],
      [call([4]), call([1, 2])],
    ];
    const results = resultsOf(await run(jobFor(source, { groups })));
    expect(results.map((result) => result.kind === 'returned' && result.overwrote)).toEqual(Array(5).fill(undefined));
  });

  it('collects what repeated calls write only once', async () => {
    const source = 'export const f = (x: number[]) => { console.log("got", x[0]); return x }';
    const groups = [[call([1]), call([2]), { ...call([2]), again: true }, { ...call([1]), again: true }], [call([3])]];
    const done = await run(jobFor(source, { groups }));
    expect(done.kind === 'completed' && done.groups.map(({ console }) => console)).toEqual([
      ['got 1', 'got 2'],
      ['got 3'],
    ]);
  });

  it('cuts long lines and floods of console output', async () => {
    const source =
      'export const f = () => { console.log("x".repeat(10_000)); for (let i = 0; i < 1000; i++) console.log(i, "y".repeat(30)); return [1] }';
    const result = await run(jobFor(source));
    const lines = result.kind === 'completed' ? (result.groups[0]?.console ?? []) : [];
    expect(lines[0]).toHaveLength(500);
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toBe('… more output was left out.');
  });

  it('starts every run with nothing left of the one before', async () => {
    await run(jobFor('(globalThis as any).left = 1; Array.prototype.map = () => [9]; export const f = () => [1]'));
    const source = 'export const f = (x: number[]) => x.map(() => (globalThis as any).left ?? 0)';
    expect(answerOf(await run(jobFor(source)))).toEqual([0, 0, 0]);
  });

  it('runs jobs that are asked for at the same time', async () => {
    const sources = [1, 2, 3, 4, 5].map((factor) => `export const f = (x: number[]) => x.map((v) => v * ${factor})`);
    const runs = await Promise.all(sources.map((source) => run(jobFor(source))));
    expect(runs.map(answerOf)).toEqual([1, 2, 3, 4, 5].map((factor) => [factor, 2 * factor, 3 * factor]));
  });
}

function describeLanguage(run: Sandbox['run']): void {
  it('takes all of TypeScript', async () => {
    const source = `
      import type { Unused } from 'nowhere';
      enum Kind { A = 1, B }
      interface Layer<T> { forward(x: T): T }
      abstract class Base { constructor(protected readonly factor: number) {} }
      class Scale extends Base implements Layer<number[]> {
        #calls = 0;
        static readonly kind = Kind.B as const;
        forward(x: number[]) { this.#calls++; return x.map((v) => v * this.factor!) }
      }
      const layer = new Scale(2) satisfies Layer<number[]>;
      const helper = <T,>(value: T): T => value;
      export function f(x: readonly number[]): number[];
      export function f(x: number[]): number[] { return helper(layer.forward(x as number[])).map((v) => v + Scale.kind) }
      export default f;`;
    expect(answerOf(await run(jobFor(source)))).toEqual([4, 6, 8]);
  });

  it('waits for a top-level await and for promises that settle while the module loads', async () => {
    const source =
      'let factor = 0; (async () => { await null; factor = 2 })(); const one = await Promise.resolve(1); export const f = (x: number[]) => x.map((v) => v * factor + one)';
    expect(answerOf(await run(jobFor(source)))).toEqual([3, 5, 7]);
  });

  it('gives no clock, no randomness and no way out, the same in every run', async () => {
    const source = `
      const names = ['fetch', 'require', 'process', 'XMLHttpRequest', 'WebSocket', 'importScripts', 'postMessage', 'self', 'window', 'document', 'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'setTimeout', 'WeakRef', 'std', 'os'];
      export const f = () => [Date.now(), Math.random(), Math.random(), new Date().getTimezoneOffset(), names.filter((name) => name in globalThis).length]`;
    const first = answerOf(await run(jobFor(source)));
    expect(answerOf(await run(jobFor(source)))).toEqual(first);
    expect(first).toMatchObject([1_700_000_002_026, expect.any(Number), expect.any(Number), 0, 0]);
  });
}

function describeFailures(run: Sandbox['run']): void {
  it.each([
    ['type A = number;\n\nexport const f = (: number) => 1', 3, 19],
    ['let a: number = 1;\nlet a = 2', 2, null],
    ['export const f = () => {', null, null],
    ['const text = "never closed', 1, null],
  ])('rejects %j as syntax, with its place', async (source, line, column) => {
    const result = await run(jobFor(source));
    expect(result).toMatchObject({ kind: 'rejected', phase: 'syntax', error: { name: 'SyntaxError' } });
    if (result.kind !== 'rejected') return;
    if (line !== null) expect(result.error.line).toBe(line);
    if (column !== null) expect(result.error.column).toBe(column);
  });

  it.each([
    'class A {\n  @log m() {}\n}\nfunction log(_: unknown) {}\nexport const f = () => new A()',
    '\n@sealed\nexport class f {}\nfunction sealed(_: unknown) {}',
  ])('says of %j that decorators cannot be used', async (source) => {
    const result = await run(jobFor(source));
    expect(result).toMatchObject({ kind: 'rejected', phase: 'syntax', error: { line: 2 } });
    if (result.kind === 'rejected') expect(result.error.message).toContain('decorators (@name)');
  });

  it('refuses imports and names what was to be imported', async () => {
    const result = await run(jobFor('\nimport { readFileSync } from "node:fs";\nexport const f = () => readFileSync'));
    expect(result).toMatchObject({ kind: 'rejected', phase: 'syntax', error: { line: 2 } });
    if (result.kind === 'rejected') expect(result.error.message).toContain('"node:fs" cannot be imported');
    const dynamic = await run(jobFor('const fs = await import("node:fs"); export const f = () => fs'));
    expect(dynamic).toMatchObject({ kind: 'rejected', phase: 'load' });
    if (dynamic.kind === 'rejected') expect(dynamic.error.message).toContain('import is not available');
  });

  it('refuses source of more than a million characters', async () => {
    const result = await run(jobFor(`// ${'x'.repeat(1_000_000)}`));
    expect(result).toMatchObject({ kind: 'rejected', phase: 'syntax' });
    if (result.kind === 'rejected') expect(result.error.message).toContain('1,000,000');
  });

  it.each([
    ['throw new Error("top")', 'top'],
    ['export const f = nope', 'nope is not defined'],
    ['await new Promise(() => {}); export const f = () => [1]', 'waits'],
    ['throw null', 'threw null'],
  ])('rejects %j while loading', async (source, message) => {
    const result = await run(jobFor(source));
    expect(result).toMatchObject({ kind: 'rejected', phase: 'load' });
    if (result.kind === 'rejected') expect(result.error.message).toContain(message);
  });

  it("tells an exception's name, message, and line and column in the student's TypeScript", async () => {
    const source =
      'interface A { b: number }\nenum E { X, Y }\nexport function f(x: number[]): number[] {\n  const y: number = 1;   return (x as any).nope.more;\n}';
    const [result] = resultsOf(await run(jobFor(source)));
    expect(result).toEqual({
      kind: 'threw',
      error: { name: 'TypeError', message: "cannot read property 'more' of undefined", line: 4, column: 34 },
    });
  });

  it.each([
    ['throw "text"', 'threw the string "text"'],
    ['throw { message: "m" }', 'threw an object with the field message'],
    ['throw undefined', 'threw undefined'],
    ['class Own extends Error { name = "Own"; } throw new Own("mine")', 'mine'],
    ['throw new Error("x".repeat(10_000_000))', 'x'.repeat(2000)],
    ['return f(x)', 'Maximum call stack size exceeded: does your recursion end?'],
  ])('tells what %j threw', async (body, message) => {
    const [result] = resultsOf(await run(jobFor(`export function f(x: any): any { ${body} }`)));
    expect(result).toMatchObject({ kind: 'threw', error: { message } });
  });

  it('goes on after a call that threw', async () => {
    const source = 'export const f = (x: number[]) => { if (x.length > 1) throw new Error("long"); return x }';
    const groups = [[call([1, 2]), call([1])], [call([3])]];
    expect(resultsOf(await run(jobFor(source, { groups }))).map(({ kind }) => kind)).toEqual([
      'threw',
      'returned',
      'returned',
    ]);
  });
}

function describeLimits(run: Sandbox['run']): void {
  it('ends a loop by its fuel, keeps the groups before, and knows the function', async () => {
    const source = '\nexport function f(x: number[]) {\n  while (x.length > 1) {}\n  return x\n}';
    const result = await run(jobFor(source, { groups: [[call([1])], [call([1, 2])], [call([1])]] }));
    expect(result).toMatchObject({
      kind: 'limit',
      limit: 'fuel',
      group: 1,
      line: 3,
      groups: [{ calls: [{ kind: 'returned' }] }],
    });
  });

  it('ends a loop while loading', async () => {
    expect(await run(jobFor('for (;;) {}'))).toMatchObject({ kind: 'limit', limit: 'fuel', group: null, groups: [] });
  });

  it('ends a run whose memory is used up', async () => {
    const source =
      'const kept: number[][] = []; export const f = () => { for (;;) kept.push(new Array(1000).fill(1)) }';
    expect(await run(jobFor(source))).toMatchObject({ kind: 'limit', limit: 'memory', group: 0 });
  });

  it('counts the same fuel each time', async () => {
    const source =
      'export const f = (x: number[]) => { let sum = 0; for (let i = 0; i < 1e6; i++) sum += Math.sin(i); return [sum] }';
    const [first, second] = [await run(jobFor(source)), await run(jobFor(source))];
    expect(first).toEqual(second);
    expect(endOf(first)).toBe('value');
    expect(first.kind === 'completed' && first.fuelUsed).toBeGreaterThan(50);
  });

  it('lets one call of many use a quarter of the fuel, and all of them together the whole', async () => {
    const source = 'export const f = (x: number[]) => { for (let i = 0; i < x[0]; i++); return x }';
    const groupsOf = (first: number, others: number) =>
      Array.from({ length: 20 }, (_, index) => [call([index === 0 ? first : others])]);
    const runOf = (first: number, others: number) => run(jobFor(source, { groups: groupsOf(first, others) }));
    const long = 2e6;
    expect(await runOf(long, 1)).toMatchObject({ kind: 'limit', limit: 'fuel', group: 0 });
    expect(await run(jobFor(source, { groups: [[call([long])]] }))).toMatchObject({ kind: 'completed' });
    expect(await runOf(1e5, 1e5)).toMatchObject({ kind: 'completed' });
  });
}

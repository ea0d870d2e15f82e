/** Whatever a function returns: what is read are the numbers that are there, and everything else is refused, with its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path, Value } from '@/lib/core/exercise/values';
import { jobFor, resultsOf } from './jobs';
import { localSandbox } from './local-sandbox';

/** A JavaScript expression, and what has to come of it: a value, or null where it is not one. */
interface Sample {
  readonly code: string;
  readonly value: Value | null;
}

const good = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-0, NaN, Infinity, 2 ** 31)).map<Sample>((number) => ({
  code: Object.is(number, -0) ? '-0' : `(${number})`,
  value: number,
}));

const junk = fc
  .constantFrom(
    'undefined',
    'null',
    'true',
    '""',
    '"1"',
    '1n',
    'Symbol()',
    '({})',
    '({ length: 1, 0: 1 })',
    'new Float64Array(2)',
    'new Proxy([1], {})',
    'new Number(1)',
    'new Date(0)',
    '(() => 1)',
    'Promise.resolve(1)',
    'new Map([[0, 1]])',
    '/x/',
    'new Error("e")',
    '({ valueOf: () => 1, toJSON: () => 1, [Symbol.toPrimitive]: () => 1 })',
    'globalThis',
    'Object.create(Array.prototype)',
    '(function () { return arguments })(1)',
    'new ArrayBuffer(8)',
    'Object(1)',
    'Math',
  )
  .map<Sample>((code) => ({ code, value: null }));

const { sample } = fc.letrec<{ sample: Sample; list: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { arbitrary: good, weight: 6 },
    { arbitrary: junk, weight: 1 },
    { arbitrary: tie('list'), weight: 3 },
  ),
  list: fc.array(tie('sample'), { maxLength: 5 }).map<Sample>((entries) => ({
    code: `[${entries.map(({ code }) => code).join(', ')}]`,
    value: entries.some(({ value }) => value === null) ? null : entries.map(({ value }) => value ?? 0),
  })),
}));

describe('reading results', () => {
  const sandbox = localSandbox();
  const read = async (code: string) => resultsOf(await sandbox.run(jobFor(`export const f = (): any => ${code}`)))[0];

  it('reads exactly the numbers that are there, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(sample, async ({ code, value }) => {
        const result = await read(code);
        const received = result?.kind === 'returned' ? result.received : null;
        if (value !== null) expect(received).toEqual({ kind: 'value', value });
        else expect(received).toMatchObject({ kind: 'unreadable', was: expect.stringMatching(/^\S.{0,80}$/) });
      }),
      { numRuns: 300 },
    );
  });

  it('points at the first thing that is not a number', async () => {
    const places = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(places, junk, async (path, { code }) => {
        const nested = path.reduceRight((inner, index) => `[${'[1], '.repeat(index)}${inner}, "later"]`, code);
        const result = await read(nested);
        const expected: Path = path;
        expect(result).toMatchObject({ received: { kind: 'unreadable', path: expected } });
      }),
      { numRuns: 100 },
    );
  });
});

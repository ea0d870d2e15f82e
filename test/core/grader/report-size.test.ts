import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '@/lib/core/exercise/values';
import { grade } from '@/lib/core/grader/grade';
import type { CallResult, GroupResult, Sandbox } from '@/lib/core/grader/sandbox-port';
import { caseOf, expectedCheck, revisionOf, signatureOf } from '../../helpers/revisions';

const limit = 100_000;
const big = Array.from({ length: 32 }, (_, i) => Array.from({ length: 32 }, (_, j) => Math.sin(i + j)));
const checks = Array.from({ length: 30 }, (_, k) => expectedCheck(`Check ${k}`, 'f', [caseOf([big, big], big)]));
const revision = revisionOf([signatureOf('f', { a: 'Matrix', b: 'Matrix' }, 'Matrix')], checks);

/** Answers every call with the same result and floods the console. */
function answering(result: CallResult, console: readonly string[]): Sandbox {
  return {
    async run({ groups }) {
      const results: GroupResult[] = groups.map((calls) => ({ calls: calls.map(() => result), console }));
      return { kind: 'completed', groups: results, console, fuelUsed: 1 };
    },
  };
}

const returned = (value: Value): CallResult => ({
  kind: 'returned',
  received: { kind: 'value', value },
  changed: null,
});
const nasty = '\u0000\u2028"\\\ud83d';
const flood = Array.from({ length: 10_000 }, () => nasty.repeat(1000));

test.each<[string, CallResult]>([
  ['numbers with many digits', returned(big.map((row) => row.map((v) => v * Math.PI * 1e-7)))],
  ['a wall of NaN', returned(big.map((row) => row.map(() => Number.NaN)))],
  ['records with long names', returned({ [nasty.repeat(10_000)]: 1 })],
  ['rows without end', returned(Array.from({ length: 50_000 }, () => [1]))],
  [
    'something unreadable',
    {
      kind: 'returned',
      received: { kind: 'unreadable', path: [0, nasty.repeat(500)], was: nasty.repeat(10_000) },
      changed: null,
    },
  ],
  [
    'an error of ten megabytes',
    { kind: 'threw', error: { name: nasty.repeat(10_000), message: 'x'.repeat(10_000_000), line: 1, column: 1 } },
  ],
  ['something else under the name', { kind: 'missing', was: nasty.repeat(10_000) }],
])('a report stays small whatever comes back: %s', async (_, result) => {
  const report = await grade(revision, '', answering(result, flood));
  expect(report.outcome).not.toBe('error');
  expect(report.outcome).not.toBe('passed');
  expect(Buffer.byteLength(JSON.stringify(report))).toBeLessThan(limit);
});

test('whatever values come back, grading ends in a report', async () => {
  const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.double(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  await fc.assert(
    fc.asyncProperty(anyValue, async (value) => {
      const report = await grade(revision, '', answering(returned(value), []));
      expect(report.outcome).toBe('failed');
    }),
  );
});

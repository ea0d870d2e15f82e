/** Patterns of code that multiplies by the wrong thing, subtracts, or uses another number than the one it is given. */
import { describe, expect, test } from 'vitest';
import { differenceAdvice } from '@/lib/core/grader/difference-advice';
import { reportOn } from '../../helpers/grading';
import { signatureOf } from '../../helpers/revisions';

type Vector = number[];

const slope = (v: number) => (v > 0 ? 0.5 : 0.25) + v / 100;
const backward = signatureOf('softBackward', { upstream: 'Vector', z: 'Vector' }, 'Vector');
const softBackward = (upstream: Vector, z: Vector) => upstream.map((u, i) => u * slope(z[i] ?? 0));
const pairs = [
  [
    [2, -3, 0.5],
    [1, -2, 3],
  ],
  [
    [-7, 4, 1, 0],
    [-1, 2, -3, 4],
  ],
];
const limited = signatureOf('limited', { z: 'Vector', limit: 'number' }, 'Vector');
const clip = (z: Vector, limit: number) => z.map((v) => Math.min(v, limit));

describe('the wrong factor', () => {
  const patternOf = async (attempt: typeof softBackward) =>
    (await reportOn(backward, softBackward, attempt, pairs)).pattern;

  test('the first entry of upstream for all', async () => {
    const attempt = (upstream: Vector, z: Vector) => z.map((v) => (upstream[0] ?? 0) * slope(v));
    expect(await patternOf(attempt)).toMatch(/^The first entry of upstream is used for every entry/);
  });

  test('the sum of upstream for all', async () => {
    const attempt = (upstream: Vector, z: Vector) => z.map((v) => upstream.reduce((a, b) => a + b, 0) * slope(v));
    expect(await patternOf(attempt)).toMatch(/^The sum of upstream is used/);
  });

  test('the slope twice', async () => {
    const attempt = (upstream: Vector, z: Vector) => z.map((v, i) => (upstream[i] ?? 0) * slope(v) ** 2);
    expect(await patternOf(attempt)).toMatch(/^The local derivative is multiplied in twice/);
  });

  test('an upstream of 0 taken for none', async () => {
    const attempt = (upstream: Vector, z: Vector) => z.map((v, i) => (upstream[i] || 1) * slope(v));
    const zeros = pairs.map(([upstream = [], z = []]) => [
      [...upstream, 0],
      [...z, 1],
    ]);
    const report = await reportOn(backward, softBackward, attempt, zeros);
    expect(report.pattern).toBe('Wrong exactly where upstream is 0, right elsewhere.');
  });
});

describe('a number that is given', () => {
  const limits = (...values: number[]) => values.map((limit) => [[1, 2, 3, 4, 5], limit]);

  test('another number stands in its place', async () => {
    const report = await reportOn(limited, clip, (z: Vector) => clip(z, 2), limits(2, 3, 2, 4));
    expect(report.pattern).toMatch(/^Right in every case where limit is 2, wrong in every other/);
  });

  test('nothing is said where it is right for two of them', async () => {
    const attempt = (z: Vector, limit: number) => clip(z, limit === 4 ? 1 : limit);
    expect((await reportOn(limited, clip, attempt, limits(2, 3, 4))).pattern ?? '').not.toContain('limit is');
  });

  test('nor at 1, where formulas agree by chance', async () => {
    const attempt = (z: Vector, limit: number) => clip(z, limit ** 2);
    expect((await reportOn(limited, clip, attempt, limits(1, 2, 1, 3))).pattern ?? '').not.toContain('limit is');
  });
});

test('a term that is subtracted', async () => {
  const skip = signatureOf('skip', { x: 'Vector', y: 'Vector' }, 'Vector');
  const add = (x: Vector, y: Vector) => x.map((v, i) => v + Math.abs(y[i] ?? 0) ** 3);
  const subtract = (x: Vector, y: Vector) => x.map((v, i) => Math.abs(y[i] ?? 0) ** 3 - v);
  expect((await reportOn(skip, add, subtract, pairs)).pattern).toBe(
    'x is subtracted where it should be added: everything else is right.',
  );
});

test('a loop back that stops before the first entry, of a single one too', async () => {
  const chain = signatureOf('chain', { weights: 'Vector' }, 'Vector');
  const squares = (weights: Vector) => weights.map((w) => w * w);
  const attempt = (weights: Vector) => weights.map((w, i) => (i > 0 ? w * w : 0));
  const report = await reportOn(chain, squares, attempt, [[[3]], [[1, 2, 4]], [[2, 5]]]);
  expect(report.pattern).toMatch(/^Every entry is right but the first, which is 0/);
});

describe('a difference quotient in the source', () => {
  test.each([
    'const h = 1e-6;\nreturn (f(x + h) - f(x - h)) / (2 * h);',
    'return z.map((v) => (s(v + 0.01) - s(v)) / 0.01);',
    'const step: number = 0.001;\nreturn (run(x, moved) - base) / step;',
  ])('%j', (source) => {
    expect(differenceAdvice(source)).toContain('divides a difference of two values by a small step');
  });

  test.each(['(f(a) - f(b)) / n', '(x - mean) / std', 'const n = 4; (sum(a) - sum(b)) / n', '// (f(a) - f(b)) / 0.01'])(
    'none: %j',
    (source) => expect(differenceAdvice(source)).toBeNull(),
  );
});

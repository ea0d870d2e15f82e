import { describe, expect, test } from 'vitest';
import { portableLog } from '@/lib/core/numeric/log';
import { seededRandom } from '@/lib/core/numeric/random';

/** In units of the last place, whatever the engine's own logarithm is good for. */
function ulpsApart(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / (Math.max(Math.abs(a), Math.abs(b)) * 2 ** -52);
}

describe('the portable logarithm', () => {
  test('is that of the engine, to the last digit or two', () => {
    const random = seededRandom(1);
    const points = Array.from({ length: 20_000 }, () => random.uniform() * 10 ** (random.integer(40) - 20) + 1e-300);
    const near = Array.from({ length: 2_000 }, () => 1 + (random.uniform() - 0.5) * 10 ** -random.integer(15));
    for (const x of [...points, ...near, 0.5, 1, 2, 1 + 2 ** -52, 1 - 2 ** -53, Number.MAX_VALUE, 2 ** -1022])
      expect(ulpsApart(portableLog(x), Math.log(x))).toBeLessThanOrEqual(2);
  });

  test('has known values', () => {
    expect(portableLog(1)).toBe(0);
    expect(portableLog(2)).toBe(Math.LN2);
    expect(portableLog(10)).toBe(Math.LN10);
    expect(portableLog(Math.E)).toBe(1);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 5e-324])('does not take %s', (x) => {
    expect(() => portableLog(x)).toThrow(RangeError);
  });
});

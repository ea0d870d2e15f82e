import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centralDifference, derivativeFrom, sample, stepAt } from '@/lib/core/numeric/differences';

// Derivatives known in closed form are the oracle.
const smooth: readonly [name: string, f: (x: number) => number, slope: (x: number) => number][] = [
  ['sin', Math.sin, Math.cos],
  ['exp', Math.exp, Math.exp],
  ['tanh', Math.tanh, (x) => 1 - Math.tanh(x) ** 2],
  ['cube', (x) => x ** 3, (x) => 3 * x * x],
];

describe('a derivative from differences', () => {
  test.each(smooth)('agrees with calculus for %s, within the error it claims', (_, f, slope) => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (x) => {
        const { value, error, kinked } = derivativeFrom(sample(f, x), Math.max(1, Math.abs(f(x))));
        // Where hardly any slope is left, the judgement may err on the side of skipping an entry.
        if (Math.abs(slope(x)) > 1e-3) expect(kinked).toBe(false);
        expect(Math.abs(value - slope(x))).toBeLessThanOrEqual(error);
        expect(error).toBeLessThan(1e-7 * Math.max(1, Math.abs(slope(x))) + 1e-7);
        expect(centralDifference(f, x)).toBeCloseTo(slope(x), 7);
      }),
    );
  });

  test('sees a kink at the point and inside the step', () => {
    const relu = (x: number) => Math.max(0, x);
    expect(derivativeFrom(sample(relu, 0)).kinked).toBe(true);
    expect(derivativeFrom(sample(relu, stepAt(0) / 3)).kinked).toBe(true);
    expect(derivativeFrom(sample(relu, 1)).kinked).toBe(false);
    expect(derivativeFrom(sample(relu, -1)).kinked).toBe(false);
  });

  test('does not trust a curve that bends within the step', () => {
    const sharp = (x: number) => x / Math.sqrt(x * x + 1e-12);
    expect(derivativeFrom(sample(sharp, 0)).kinked).toBe(true);
  });

  test('does not trust numbers that are not finite', () => {
    expect(derivativeFrom(sample(() => Number.NaN, 1)).kinked).toBe(true);
    expect(derivativeFrom(sample((x) => (x > 0 ? Infinity : 0), 0)).kinked).toBe(true);
  });
});

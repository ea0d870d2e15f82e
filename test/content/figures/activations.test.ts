import { describe, expect, test } from 'vitest';
import { activationCurves, activationNamed } from '@/lib/content/figures/activations';
import { fixed } from '@/lib/content/figures/format';

const points = [-6, -3.3, -1, -0.2, 0.1, 0.75, 2, 5.9];

describe.each(Object.entries(activationCurves))('%s', (_name, { f, derivative, kink, steepest }) => {
  test('has the derivative that central differences see', () => {
    const step = 1e-6;
    for (const z of points) expect(derivative(z)).toBeCloseTo((f(z + step) - f(z - step)) / (2 * step), 8);
  });

  test('has at its kink the slopes that one-sided differences see, and none elsewhere', () => {
    const step = 1e-6;
    const at = kink?.at ?? 0;
    const [left, right] = [(f(at) - f(at - step)) / step, (f(at + step) - f(at)) / step];
    expect(left).toBeCloseTo(kink ? kink.left : derivative(at), 5);
    expect(right).toBeCloseTo(kink ? kink.right : derivative(at), 5);
  });

  test('is nowhere steeper than it says', () => {
    if (!steepest) return;
    expect(derivative(steepest.at)).toBe(steepest.slope);
    for (const z of points) expect(derivative(z)).toBeLessThan(steepest.slope);
  });
});

test('the sigmoid is finite, in 0…1 and symmetric however far out', () => {
  const { f, derivative } = activationCurves.sigmoid;
  for (const z of [0, 1, 40, 710, 1e4]) {
    expect(f(z) + f(-z)).toBeCloseTo(1, 15);
    expect(derivative(z)).toBe(derivative(-z));
    expect(derivative(z)).toBeGreaterThanOrEqual(0);
  }
});

test('the slope of tanh is known where tanh itself has rounded to 1', () => {
  // 4 e^−2z / (1 + e^−2z)², whose denominator is 1 here.
  expect(activationCurves.tanh.derivative(30)).toBeCloseTo(4 * Math.exp(-60), 35);
});

test('an unknown function is the sigmoid, even one that every object has', () => {
  expect(activationNamed('toString')).toBe(activationCurves.sigmoid);
  expect(activationNamed(null)).toBe(activationCurves.sigmoid);
});

test.each([
  [1.5, 2, '1.50'],
  [-1.5, 1, '−1.5'],
  [-0.001, 2, '0.00'],
  [-0, 0, '0'],
] as const)('%d to %d digits is %s', (value, digits, text) => expect(fixed(value, digits)).toBe(text));

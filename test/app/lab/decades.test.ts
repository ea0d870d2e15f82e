import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decadesAround, powerLabel, powersOfTen } from '@/app/lab/decades';

test('ticks are powers of ten, and few', () => {
  expect(powersOfTen(1e-3, 1e2).map(powerLabel)).toEqual(['1e-3', '1e-2', '1e-1', '1e0', '1e1', '1e2']);
  expect(powersOfTen(1e-45, 1).map(powerLabel)).toEqual(['1e-45', '1e-37', '1e-29', '1e-21', '1e-13', '1e-5']);
  expect(powersOfTen(...decadesAround(5e-8, 5e-8)).map(powerLabel)).toEqual(['1e-8', '1e-7']);
});

test('whatever a gradient has become, the axis holds it and its ticks lie on the axis', () => {
  // Down to the smallest number of float32, below which a norm is 0.
  const value = fc.double({ min: 1.4e-45, max: 3.4e38, noNaN: true });
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [low, high] = decadesAround(Math.min(a, b), Math.max(a, b));
      expect(low).toBeLessThanOrEqual(Math.min(a, b) * (1 + 1e-9));
      expect(high).toBeGreaterThanOrEqual(Math.max(a, b) * (1 - 1e-9));
      const ticks = powersOfTen(low, high);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(ticks[0]).toBeGreaterThanOrEqual(low * (1 - 1e-9));
      expect(ticks.at(-1)).toBeLessThanOrEqual(high * (1 + 1e-9));
    }),
  );
});

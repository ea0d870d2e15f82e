/** The mathematics of the figures against oracles that do not share its code. */
import { describe, expect, test } from 'vitest';
import { normaliseBatch } from '@/lib/content/figures/batch-norm';
import { angleBetween, clipByNorm, clipByValue, type TwoEntries } from '@/lib/content/figures/clipping';
import { fromLog10, powerOfTen, readable } from '@/lib/content/figures/format';
import {
  activationDistributions as distributionsByLayer,
  weightDeviation,
} from '@/lib/content/figures/init-distributions';
import { pathClasses } from '@/lib/content/figures/residual-paths';
import { layersUntilBelow, logProduct } from '@/lib/content/figures/slope-product';
import { seededRandom } from '@/lib/core/numeric/random';

const activationDistributions = (options: Parameters<typeof distributionsByLayer>[0]) => [
  ...distributionsByLayer(options),
];

describe('numbers as people read them', () => {
  test.each([
    [0, '0'],
    [0.25, '0.25'],
    [-4.5, '−4.5'],
    [1234.5, '1230'],
    [9.536743e-7, '9.54·10⁻⁷'],
    [9.9996e-5, '1·10⁻⁴'],
    [-2e12, '−2·10¹²'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('%d is written %s', (value, text) => expect(readable(value)).toBe(text));

  test('reach beyond float64', () => {
    expect(fromLog10(-400)).toBe('1·10⁻⁴⁰⁰');
    expect(powerOfTen(0)).toBe('1');
  });
});

describe('the product of slopes', () => {
  test('is the factor multiplied L times', () => {
    for (const factor of [0.25, -0.197, 1.3]) {
      let product = 1;
      for (let layer = 0; layer < 12; layer++) product *= factor;
      expect(10 ** logProduct(factor, 12)).toBeCloseTo(Math.abs(product), 10);
    }
    expect(logProduct(0, 3)).toBe(Number.NEGATIVE_INFINITY);
    expect(logProduct(0, 0)).toBe(0);
  });

  test('falls below a millionth exactly where counting says so', () => {
    for (const factor of [0.25, 0.1, 0.001, 1e-7, 0.5, 0.9]) {
      let [left, layers] = [1, 0];
      while (left >= 1e-6) {
        left *= factor;
        layers += 1;
      }
      // 0.1⁶ and 0.001² are a millionth but for rounding, and either answer will do there.
      const found = layersUntilBelow(factor, 1e-6);
      if (factor !== 0.1 && factor !== 0.001) expect(found).toBe(layers);
    }
    expect(layersUntilBelow(0.25, 1e-6)).toBe(10);
    expect(layersUntilBelow(1, 1e-6)).toBeNull();
    expect(layersUntilBelow(0, 1e-6)).toBe(1);
  });
});

describe('clipping', () => {
  const random = seededRandom('clipping');
  const pairs: TwoEntries[] = Array.from({ length: 50 }, () => [10 * random.normal(), 10 * random.normal()]);

  test('by value turns (5, 2) to (3, 2), by 11.9 degrees', () => {
    expect(clipByValue([5, 2], 3)).toEqual([3, 2]);
    // tan a = 2/5, tan b = 2/3.
    const oracle = ((Math.atan(2 / 3) - Math.atan(2 / 5)) * 180) / Math.PI;
    expect(angleBetween([5, 2], [3, 2])).toBeCloseTo(oracle, 10);
  });

  test('by norm never turns, never lengthens and never exceeds', () => {
    for (const pair of pairs) {
      const clipped = clipByNorm(pair, 3);
      expect(Math.sqrt(clipped[0] ** 2 + clipped[1] ** 2)).toBeLessThanOrEqual(3 + 1e-12);
      expect(angleBetween(pair, clipped)).toBeLessThan(1e-6);
      if (Math.sqrt(pair[0] ** 2 + pair[1] ** 2) <= 3) expect(clipped).toEqual(pair);
    }
  });

  test('a zero gradient has no direction', () => expect(angleBetween([0, 0], [1, 0])).toBeNull());
  test('opposite directions are 180 degrees apart', () => expect(angleBetween([1, 1], [-2, -2])).toBeCloseTo(180, 10));
});

describe('batch normalisation', () => {
  test('of 2, 4, 6 is that of the lesson', () => {
    const { mean, deviation, normalised } = normaliseBatch([2, 4, 6], { gamma: 1, beta: 0, eps: 0 });
    expect(mean).toBe(4);
    expect(deviation).toBeCloseTo(Math.sqrt(8 / 3), 12);
    expect(normalised[2]).toBeCloseTo(2 / Math.sqrt(8 / 3), 12);
  });

  test('gives β for equal values', () => {
    expect(normaliseBatch([3, 3, 3], { gamma: 2, beta: 0.5, eps: 1e-5 }).output).toEqual([0.5, 0.5, 0.5]);
  });
});

describe('paths through residual blocks', () => {
  test('number 2^L, carry (1 + f)^L together, and every subset of blocks is one of them', () => {
    const [slope, depth] = [-0.4, 9];
    const sums = new Array<number>(depth + 1).fill(0);
    for (let subset = 0; subset < 2 ** depth; subset++) {
      const layers = subset.toString(2).replaceAll('0', '').length;
      sums[layers] = (sums[layers] ?? 0) + slope ** layers;
    }
    const paths = pathClasses(slope, depth);
    for (const { layers, together } of paths) expect(together).toBeCloseTo(sums[layers] ?? Number.NaN, 10);
    expect(paths.reduce((sum, { count }) => sum + count, 0)).toBe(512);
    expect(paths.reduce((sum, { together }) => sum + together, 0)).toBeCloseTo(0.6 ** 9, 10);
  });
});

describe('activations under an initialisation', () => {
  const size = { layers: 10, width: 64, samples: 64, seed: 1 };

  test('weights have the variance of the papers', () => {
    expect(weightDeviation('glorot', 30, 10) ** 2).toBeCloseTo(0.05, 12);
    expect(weightDeviation('he', 50, 10) ** 2).toBeCloseTo(0.04, 12);
  });

  test('every histogram adds up to 1', () => {
    for (const activation of ['tanh', 'relu'] as const) {
      for (const initialisation of ['unit', 'small', 'glorot', 'he'] as const) {
        for (const { shares } of activationDistributions({ ...size, activation, initialisation })) {
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 8);
        }
      }
    }
  });

  test('N(0, 1) saturates tanh and N(0, 0.01²) starves it', () => {
    const unit = activationDistributions({ ...size, activation: 'tanh', initialisation: 'unit' });
    const small = activationDistributions({ ...size, activation: 'tanh', initialisation: 'small' });
    expect(unit[9]?.stuck).toBeGreaterThan(0.6);
    // In the linear part of tanh each layer multiplies by 0.01 √64 = 0.08.
    const rate = ((small[9]?.deviation ?? 0) / (small[0]?.deviation ?? 1)) ** (1 / 9);
    expect(rate).toBeGreaterThan(0.07);
    expect(rate).toBeLessThan(0.09);
  });

  test('He keeps the mean square of ReLU layers, Glorot halves it', () => {
    // Both draw the same noise, and ReLU lets a positive factor through: Glorot is He / √2 per layer, exactly.
    const he = activationDistributions({ ...size, activation: 'relu', initialisation: 'he' });
    const glorot = activationDistributions({ ...size, activation: 'relu', initialisation: 'glorot' });
    expect(he[9]?.deviation).toBeGreaterThan(0.2);
    expect(he[9]?.deviation).toBeLessThan(3);
    expect((glorot[9]?.deviation ?? 0) / (he[9]?.deviation ?? 1)).toBeCloseTo(Math.SQRT1_2 ** 10, 10);
  });

  test('the same seed gives the same numbers', () => {
    const options = { ...size, activation: 'tanh', initialisation: 'glorot' } as const;
    expect(activationDistributions(options)).toEqual(activationDistributions(options));
  });
});

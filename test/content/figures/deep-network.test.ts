import { describe, expect, test } from 'vitest';
import { gradientNorms, lossAndGradients, makeNetwork, type NetworkOptions } from '@/lib/content/figures/deep-network';

const small: NetworkOptions = {
  depth: 3,
  width: 4,
  samples: 6,
  activation: 'sigmoid',
  gain: 1,
  batchNorm: false,
  residual: false,
  seed: 5,
};
const usual = { width: 24, samples: 32 } as const;
const sigmoid = { ...small, ...usual };
const relu: NetworkOptions = { ...sigmoid, activation: 'relu', gain: 2 };

function ratio(options: NetworkOptions): number {
  const norms = gradientNorms(options);
  return (norms[0] ?? Number.NaN) / (norms.at(-2) ?? Number.NaN);
}

describe('gradients of the deep network', () => {
  test.each([
    small,
    { ...small, residual: true },
    { ...small, batchNorm: true },
    { ...small, batchNorm: true, residual: true },
    { ...small, activation: 'relu', gain: 2 },
    { ...small, activation: 'relu', gain: 2, batchNorm: true, residual: true },
  ] as const)('equal central differences: %o', (options) => {
    const network = makeNetwork(options);
    const { gradients } = lossAndGradients(network);
    const step = 1e-6;
    for (const [layer, weight] of network.weights.entries()) {
      for (const index of weight.data.keys()) {
        const lossWith = (change: number) => {
          const data = weight.data.slice();
          data[index] = (data[index] ?? 0) + change;
          const weights = network.weights.map((other, at) => (at === layer ? { ...other, data } : other));
          return lossAndGradients({ ...network, weights }).loss;
        };
        const difference = (lossWith(step) - lossWith(-step)) / (2 * step);
        expect(gradients[layer]?.data[index]).toBeCloseTo(difference, 7);
      }
    }
  });
});

describe('what the literature says of gradients before training', () => {
  const seeds = [1, 2, 3, 4, 5];

  test('ten sigmoid layers leave the first less than a thousandth', () => {
    for (const seed of seeds) expect(ratio({ ...sigmoid, depth: 10, seed })).toBeLessThan(1e-3);
  });

  test('with ReLU and He initialisation the first and the last of ten layers stay within a factor of 20', () => {
    for (const seed of seeds) {
      expect(ratio({ ...relu, depth: 10, seed })).toBeGreaterThan(1 / 20);
      expect(ratio({ ...relu, depth: 10, seed })).toBeLessThan(20);
    }
  });

  test('batch norm and residual connections keep forty layers within a factor of 20', () => {
    for (const seed of seeds) {
      const reached = ratio({ ...relu, depth: 40, seed, batchNorm: true, residual: true });
      expect(reached).toBeGreaterThan(1 / 20);
      expect(reached).toBeLessThan(20);
    }
  });
});

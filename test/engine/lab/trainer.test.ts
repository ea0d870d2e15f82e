import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { defaultLabConfig, type LabConfig } from '@/lib/engine/lab/config';
import type { Measurement } from '@/lib/engine/lab/protocol';
import { inWords } from '@/lib/engine/lab/summary';
import { createTrainer } from '@/lib/engine/lab/trainer';
import { useCpu } from './backend';

beforeAll(useCpu);

/** Measurements after each of the given numbers of steps. */
function run(change: Partial<LabConfig>, steps: readonly number[]): Measurement[] {
  const trainer = createTrainer({ ...defaultLabConfig, ...change });
  const measurements = steps.map((count) => trainer.train(count));
  trainer.dispose();
  return measurements;
}

test('the same configuration gives the same numbers to the last bit, another seed gives others', () => {
  const config = { depth: 4, activation: 'tanh', batchNorm: true, optimiser: 'adam', dataSet: 'spirals' } as const;
  const first = run(config, [0, 3, 3]);
  expect(run(config, [0, 3, 3])).toEqual(first);
  expect(run({ ...config, seed: 2 }, [0, 3, 3])).not.toEqual(first);
});

test('how many steps are asked for at a time does not change a run', () => {
  expect(run({ depth: 3 }, [6]).at(-1)).toEqual(run({ depth: 3 }, [1, 0, 2, 3]).at(-1));
});

test.each(['moons', 'spirals', 'circles', 'xor'] as const)('a shallow network learns the %s', (dataSet) => {
  const change = { depth: 3, width: 16, activation: 'tanh', initialisation: 'glorot', optimiser: 'adam' } as const;
  expect(run({ ...change, learningRate: 0.02, dataSet }, [300]).at(-1)?.accuracy).toBeGreaterThan(0.95);
});

test('one step of SGD moves the weights by the learning rate times the gradient, clipped where asked', () => {
  const fresh = run({ depth: 2 }, [0])[0];
  const globalNorm = Math.hypot(...(fresh?.gradientNorms ?? []));
  const small = run({ depth: 2, learningRate: 0.1 }, [1])[0]?.updateRatios ?? [];
  const twice = run({ depth: 2, learningRate: 0.2 }, [1])[0]?.updateRatios ?? [];
  for (const [layer, ratio] of small.entries()) expect((twice[layer] ?? 0) / ratio).toBeCloseTo(2, 3);
  // The global norm has the biases' gradients in it too, so it is larger than that of the weights alone.
  const loose = run({ depth: 2, clipping: 'norm', clipAt: 100 * globalNorm }, [1])[0]?.updateRatios ?? [];
  expect(loose).toEqual(small);
  const tight = run({ depth: 2, clipping: 'norm', clipAt: globalNorm / 10 }, [1])[0]?.updateRatios ?? [];
  const factors = tight.map((ratio, layer) => ratio / (small[layer] ?? 0));
  for (const factor of factors) expect(factor / (factors[0] ?? 0)).toBeCloseTo(1, 2);
  expect(factors[0]).toBeLessThan(1 / 10);
  expect(factors[0]).toBeGreaterThan(1 / 20);
  expect(run({ depth: 2, clipping: 'norm', clipAt: globalNorm / 10 }, [1])[0]?.gradientNorms).toEqual(
    fresh?.gradientNorms,
  );
});

test('clipping by value bounds every entry of the update', () => {
  const bound = 1e-6;
  const trainer = run({ depth: 2, width: 4, clipping: 'value', clipAt: bound, initialisation: 'normal' }, [1])[0];
  // The second layer has 16 weights of variance 1, and each moved by at most 0.1 · 10⁻⁶.
  expect(trainer?.updateRatios[1]).toBeLessThan(0.1 * bound * 2);
  expect(trainer?.updateRatios[1]).toBeGreaterThan(0);
});

test('a run that diverges says so, stops there and reports no more steps', () => {
  const trainer = createTrainer({
    ...defaultLabConfig,
    depth: 20,
    activation: 'relu',
    initialisation: 'normal',
    learningRate: 50,
  });
  const end = trainer.train(30);
  expect(end.diverged).toBe(true);
  expect(trainer.train(5).step).toBe(end.step);
  expect(inWords(end, defaultLabConfig)).toMatch(/^Diverged after/);
  trainer.dispose();
});

test('training holds no more tensors after a step than before', () => {
  const trainer = createTrainer({ ...defaultLabConfig, depth: 3, batchNorm: true });
  trainer.train(1);
  const before = tf.memory().numTensors;
  trainer.train(5);
  trainer.boundary(4, 1);
  expect(tf.memory().numTensors).toBe(before);
  trainer.dispose();
});

/** What the literature says about deep networks, seen on seeded runs of the lab's own trainer. */
import { beforeAll, expect, test } from 'vitest';
import { defaultLabConfig, type LabConfig } from '@/lib/engine/lab/config';
import type { Measurement } from '@/lib/engine/lab/protocol';
import { gradientRatio } from '@/lib/engine/lab/summary';
import { createTrainer } from '@/lib/engine/lab/trainer';
import { useCpu } from './backend';

beforeAll(useCpu);

/** Trains until 95 % are right, `most` steps at most, looking every tenth step. */
function train(change: Partial<LabConfig>, most: number): Measurement {
  const trainer = createTrainer({ ...defaultLabConfig, ...change });
  let last = trainer.train(0);
  while (last.step < most && last.accuracy < 0.95 && !last.diverged) last = trainer.train(10);
  trainer.dispose();
  return last;
}

test('Hochreiter 1991, Bengio 1994: ten sigmoid layers leave the first under a thousandth of the gradient', () => {
  const fresh = train({ depth: 10, activation: 'sigmoid', initialisation: 'lecun' }, 0);
  expect(gradientRatio(fresh)).toBeLessThan(1 / 1000);
  expect(gradientRatio(fresh)).toBeGreaterThan(0);
});

test('He 2015: ReLU with He initialisation keeps the gradient within a factor of twenty over ten layers', () => {
  const fresh = train({ depth: 10, activation: 'relu', initialisation: 'he' }, 0);
  expect(gradientRatio(fresh)).toBeGreaterThan(1 / 20);
  expect(gradientRatio(fresh)).toBeLessThan(20);
});

const thirty = { depth: 30, width: 32, activation: 'relu', learningRate: 0.05, seed: 4 } as const;

test('He 2015, figure 3: thirty ReLU layers learn with He initialisation and stall with Glorot', {
  timeout: 120_000,
}, () => {
  const he = train({ ...thirty, initialisation: 'he' }, 500);
  expect(he.accuracy).toBeGreaterThanOrEqual(0.95);
  const glorot = train({ ...thirty, initialisation: 'glorot' }, he.step);
  expect(glorot.loss).toBeCloseTo(Math.LN2, 3);
});

const fifty = { depth: 50, width: 16, activation: 'relu', initialisation: 'he', learningRate: 0.05 } as const;

test('He 2016: fifty plain layers stall where batch norm and residual connections learn the moons', {
  timeout: 120_000,
}, () => {
  const rescued = train({ ...fifty, batchNorm: true, residual: true }, 50);
  expect(rescued.accuracy).toBeGreaterThanOrEqual(0.95);
  const plain = train(fifty, 50);
  expect(plain.accuracy).toBeLessThan(0.6);
  expect(plain.loss).toBeGreaterThan(0.68);
});

test('Pascanu 2013: clipping does not enlarge a vanished gradient', () => {
  const vanished = { depth: 20, activation: 'sigmoid', initialisation: 'lecun' } as const;
  const clipped = train({ ...vanished, clipping: 'norm', clipAt: 1 }, 20);
  expect(gradientRatio(clipped)).toBeLessThan(1e-6);
});

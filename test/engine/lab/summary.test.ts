import { expect, test } from 'vitest';
import { defaultLabConfig } from '@/lib/engine/lab/config';
import { gradientHealth, inWords, learningLayers, toCsv } from '@/lib/engine/lab/summary';
import { measurement } from './measurements';

test.each([
  ['healthy', {}],
  ['vanishing', { gradientNorms: [1e-9, 1e-3, 0.1] }],
  ['vanishing', { gradientNorms: [0, 1e-3, 0.1] }],
  ['exploding', { gradientNorms: [4000, 10, 0.1] }],
  ['stalled', { gradientNorms: [1e-7, 1e-7, 1e-7], loss: Math.LN2 }],
  ['diverged', { loss: Number.NaN, diverged: true }],
] as const)('a run is called %s for %o', (health, change) => {
  expect(gradientHealth(measurement(change))).toBe(health);
});

test('a network that has learnt has small gradients everywhere and is not called stalled', () => {
  expect(gradientHealth(measurement({ gradientNorms: [1e-6, 1e-6, 1e-6], loss: 0.001 }))).toBe('healthy');
});

test('words say how much smaller the first gradient is', () => {
  expect(inWords(measurement({ gradientNorms: [1e-4, 1e-2, 0.5] }), defaultLabConfig)).toContain(
    "The first layer's gradient is 5,000 times smaller than the output layer's: it vanishes.",
  );
  expect(inWords(measurement({ gradientNorms: [0, 1e-2, 0.5] }), defaultLabConfig)).toContain('immeasurably smaller');
});

test('words never show NaN or Infinity', () => {
  const broken = measurement({
    loss: Number.NaN,
    gradientNorms: [Number.NaN, Number.POSITIVE_INFINITY, 1],
    diverged: true,
  });
  expect(inWords(broken, defaultLabConfig)).toMatch(/^Diverged after 30 steps/);
  expect(inWords(broken, defaultLabConfig)).not.toMatch(/NaN|Infinity/);
});

test('layers that learn move by at least 1 in 100,000, the output layer not counted', () => {
  expect(learningLayers(measurement({ updateRatios: [9e-6, 1e-5, 1] }))).toEqual([2]);
});

test('the CSV has a row a measurement and a column a number', () => {
  const csv = toCsv([measurement({ step: 0 }), measurement({ step: 1, gradientNorms: [1e-30, 0, 2] })]);
  const [header, ...rows] = csv.trimEnd().split('\r\n');
  expect(header?.split(',')).toEqual([
    'step',
    'loss',
    'accuracy',
    'gradient_norm_1',
    'gradient_norm_2',
    'gradient_norm_3',
    'update_ratio_1',
    'update_ratio_2',
    'update_ratio_3',
    'activation_mean_1',
    'activation_mean_2',
    'activation_std_1',
    'activation_std_2',
    'saturated_1',
    'saturated_2',
  ]);
  expect(rows.map((row) => row.split(',').map(Number))).toEqual([
    [0, 0.25, 0.9, 0.1, 0.2, 0.4, 1e-3, 2e-3, 3e-3, 0.5, 0.4, 0.1, 0.2, 0, 0.25],
    [1, 0.25, 0.9, 1e-30, 0, 2, 1e-3, 2e-3, 3e-3, 0.5, 0.4, 0.1, 0.2, 0, 0.25],
  ]);
});

import { beforeAll, expect, test } from 'vitest';
import type { LabConfig } from '@/lib/engine/lab/config';
import { type Experiment, experiments } from '@/lib/engine/lab/experiments';
import type { Measurement } from '@/lib/engine/lab/protocol';
import { learningLayers } from '@/lib/engine/lab/summary';
import { createTrainer } from '@/lib/engine/lab/trainer';
import { useCpu } from './backend';
import { measurement } from './measurements';

beforeAll(useCpu);

function getExperiment(id: string): Experiment {
  const experiment = experiments.find((candidate) => candidate.id === id);
  if (!experiment) throw new Error(`There is no experiment ${id}.`);
  return experiment;
}

function history(config: LabConfig, steps: number, every = 20): Measurement[] {
  const trainer = createTrainer(config);
  const measurements = [trainer.train(0)];
  for (let step = 0; step < steps; step += every) measurements.push(trainer.train(every));
  trainer.dispose();
  return measurements;
}

test('the first layer that learns: only the layer that the run shows is right', () => {
  const { start, check } = getExperiment('first-learning-layer');
  const run = { config: start, history: history(start, 2, 1) };
  const first = learningLayers(run.history[1] ?? measurement())[0] ?? 0;
  expect(first).toBeGreaterThan(1);
  expect(check({ ...run, answer: first })).toMatchObject({ done: true });
  expect(check({ ...run, answer: first - 1 })).toMatchObject({ done: false });
  expect(check({ ...run, answer: null }).message).toBe('Type the number of the layer.');
  expect(check({ ...run, history: run.history.slice(0, 1), answer: first }).message).toContain('"One step"');
  expect(check({ ...run, config: { ...start, activation: 'relu' }, answer: first }).message).toContain('"Set up"');
});

test('two changes rescue the network, and only two are accepted', () => {
  const { start, check } = getExperiment('two-changes');
  const rescue: LabConfig = { ...start, batchNorm: true, optimiser: 'adam' };
  const worked = [measurement({ step: 0, accuracy: 0.5 }), measurement({ step: 120, accuracy: 0.97 })];
  expect(check({ config: rescue, history: worked, answer: null })).toMatchObject({ done: true });
  expect(check({ config: start, history: worked, answer: null }).message).toContain('nothing yet');
  expect(check({ config: { ...rescue, residual: true }, history: worked, answer: null }).message).toContain(
    '3 settings',
  );
  expect(check({ config: { ...rescue, depth: 2 }, history: worked, answer: null }).message).toContain('depth');
  const late = [measurement({ step: 390, accuracy: 0.8 }), measurement({ step: 410, accuracy: 0.99 })];
  expect(check({ config: rescue, history: late, answer: null }).message).toContain('Not within 400 steps');
});

test.each<[string, Partial<LabConfig>]>([
  ['batch norm and residual connections', { batchNorm: true, residual: true }],
  ['ReLU and He initialisation', { activation: 'relu', initialisation: 'he' }],
  ['ReLU and batch norm', { activation: 'relu', batchNorm: true }],
  ['tanh and residual connections', { activation: 'tanh', residual: true }],
])('what the course teaches is a rescue: %s', { timeout: 60_000 }, (_, cure) => {
  const { start, check } = getExperiment('two-changes');
  const config: LabConfig = { ...start, ...cure };
  expect(check({ config, history: history(config, 100), answer: null })).toMatchObject({ done: true });
});

test('a run that diverged is told so, and not to train on', () => {
  const diverged = [measurement({ step: 0 }), measurement({ step: 4, diverged: true })];
  for (const [id, change] of [
    ['two-changes', { activation: 'relu', residual: true }],
    ['clipping-does-not-enlarge', { clipping: 'norm' }],
  ] as const) {
    const { start, check } = getExperiment(id);
    const told = check({ config: { ...start, ...change }, history: diverged, answer: null });
    expect(told).toMatchObject({ done: false, message: expect.stringContaining('diverged after 4 steps') });
  }
});

test('clipping is tried on the vanished network itself', () => {
  const { start, check } = getExperiment('clipping-does-not-enlarge');
  const config: LabConfig = { ...start, clipping: 'norm' };
  const run = history(config, 60);
  expect(check({ config, history: run, answer: null })).toMatchObject({
    done: true,
    message: expect.stringMatching(/^At step 0 the first layer's gradient was about 10\^-12 of/),
  });
  // A network that has settled: nothing is left at its output.
  const settled = [...run, measurement({ step: 800, gradientNorms: [1e-20, 0] })];
  expect(check({ config, history: settled, answer: null }).message).toMatch(/10\^-\d+ of/);
  expect(check({ config: start, history: run, answer: null }).message).toContain('By global norm');
  expect(check({ config, history: run.slice(0, 1), answer: null }).message).toContain('at least 50');
});

/** Student code in the network, on the real engine. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { defaultLabConfig, type LabConfig, withItsActivation } from '@/lib/lab/config';
import { ownActivation, ownCodeLimits } from '@/lib/lab/own-activation';
import { mistakeIds, mistakes, type OwnExercise } from '@/lib/lab/own-code';
import type { Measurement } from '@/lib/lab/protocol';
import { createTrainer } from '@/lib/lab/trainer';
import { createEngine } from '@/lib/sandbox/quickjs/engine';
import { PersistentModule } from '@/lib/sandbox/quickjs/persistent';
import { cappedWasm } from '@/lib/sandbox/server/bundle-worker.server';
import { useCpu } from './backend';

let wasm: WebAssembly.Module;
beforeAll(async () => {
  await useCpu();
  wasm = await WebAssembly.compile(await cappedWasm());
});

async function open(exercise: OwnExercise, source: string, fuel = ownCodeLimits.fuel) {
  return ownActivation(exercise, PersistentModule.open(await createEngine(wasm), source, { ...ownCodeLimits, fuel }));
}

async function trained(exercise: OwnExercise, source: string | null, steps: number): Promise<Measurement> {
  const config: LabConfig = withItsActivation({ ...defaultLabConfig, depth: 3, width: 8, code: exercise });
  const trainer = createTrainer(
    { ...config, initialisation: 'he' },
    source === null ? {} : { activate: await open(exercise, source) },
  );
  const measurement = trainer.train(steps);
  trainer.dispose();
  return measurement;
}

const right: Readonly<Record<OwnExercise, string>> = {
  sigmoid: 'export function sigmoid(z: Vector): Vector { return z.map((v) => 1 / (1 + Math.exp(-v))); }',
  'sigmoid-derivative': `const s = (v: number) => 1 / (1 + Math.exp(-v));
    export const sigmoidBackward = (upstream: Vector, z: Vector) => z.map((v, i) => upstream[i] * s(v) * s(-v));`,
  relu: `export const relu = (z: Vector) => z.map((v) => (v > 0 ? v : 0));
    export const reluBackward = (upstream: Vector, z: Vector) => z.map((v, i) => (v > 0 ? upstream[i] : 0));`,
  'leaky-relu': `export const leakyRelu = (z: Vector, slope: number) => z.map((v) => (v > 0 ? v : slope * v));
    export const leakyReluBackward = (upstream: Vector, z: Vector, slope: number) =>
      z.map((v, i) => (v > 0 ? upstream[i] : slope * upstream[i]));`,
};

test.each(Object.entries(right))('a right %s of the student trains as the built-in one does', async (name, source) => {
  const exercise = name as OwnExercise; // Object.entries forgets its keys
  const [mine, built] = [await trained(exercise, source, 10), await trained(exercise, null, 10)];
  expect(mine.loss).toBeCloseTo(built.loss, 5);
  for (const [layer, norm] of mine.gradientNorms.entries())
    expect(norm / (built.gradientNorms[layer] ?? 0)).toBeCloseTo(1, 3);
});

test.each(mistakeIds)('the known mistake %s changes the gradients of the network', async (id) => {
  const { exercise, source } = mistakes[id];
  const [wrong, built] = [await trained(exercise, source, 1), await trained(exercise, null, 1)];
  expect(Math.abs((wrong.gradientNorms[0] ?? 0) / (built.gradientNorms[0] ?? 1) - 1)).toBeGreaterThan(0.05);
});

const backward = 'export const reluBackward = (upstream, z) => upstream;';
test.each([
  ['throws', 'export function relu(z) {\n  return z.nothing();\n}', /^relu threw TypeError: .* \(line 2\)$/],
  ['never ends', 'export function relu(z) { for (;;) {} }', /^relu took too long for one call/],
  ['returns too few values', 'export const relu = (z) => [1, 2];', /^relu returned 2 values where 6 were expected/],
  ['returns no vector', 'export const relu = (z) => 1;', /^relu returned a number where a vector was expected/],
  ['returns a string', 'export const relu = (z) => "ReLU";', /^relu returned the string "ReLU"/],
  ['returns lists in the list', 'export const relu = (z) => z.map((v) => [v]);', /^relu returned a list at place 0/],
  ['is not there', '', /^Your code does not export a function relu/],
  [
    'fills its memory',
    'export const relu = (z) => { const a = []; for (;;) a.push(new Array(1e6).fill(0)); };',
    /^relu /,
  ],
])('a function that %s ends the run with words that name it', async (_, source, message) => {
  const activate = await open('relu', `${source}\n${backward}`, 200);
  expect(() => activate(tf.zeros<tf.Rank.R2>([2, 3]))).toThrow(message);
});

test('a backward function of the wrong length is named too', async () => {
  const activate = await open('relu', 'export const relu = (z) => z; export const reluBackward = () => [1];');
  const gradient = tf.grad((z) => activate(z as tf.Tensor2D)); // grad loses ranks
  expect(() => gradient(tf.ones([2, 3]))).toThrow('reluBackward returned 1 values where 6 were expected.');
});

test('code that does not compile, throws while it loads or never finishes loading is refused', async () => {
  await expect(open('relu', 'export function relu(z { }')).rejects.toThrow('Your code does not compile');
  await expect(open('relu', 'throw new Error("no");')).rejects.toThrow(
    'Your code could not be loaded: Error: no (line 1)',
  );
  await expect(open('relu', 'for (;;) {}', 50)).rejects.toThrow('Your code took too long to load.');
});

test('changing an argument does not reach the network', async () => {
  const changing = 'export function relu(z) { const y = z.map((v) => Math.max(0, v)); z.fill(9); return y; }';
  const activate = await open('relu', `${changing}\n${backward}`);
  const z = tf.tensor2d([[-1, 2]]);
  expect([...activate(z).dataSync()]).toEqual([0, 2]);
  expect([...z.dataSync()]).toEqual([-1, 2]);
});

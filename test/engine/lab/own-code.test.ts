/** Student code and known mistakes in the network, on the real engine. */
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { type LabConfig, showcase } from '@/lib/engine/lab/config';
import { exerciseOf, mistakeIds, type OwnExercise, ownExercises } from '@/lib/engine/lab/own/codes';
import { fromModule, ownCodeLimits } from '@/lib/engine/lab/own/from-module';
import type { OwnFunctions } from '@/lib/engine/lab/own/functions';
import { mistakeFunctions } from '@/lib/engine/lab/own/mistakes';
import type { Measurement } from '@/lib/engine/lab/protocol';
import { createTrainer } from '@/lib/engine/lab/trainer';
import { createEngine } from '@/lib/engine/sandbox/quickjs/engine';
import { PersistentModule } from '@/lib/engine/sandbox/quickjs/persistent';
import { cappedWasm } from '@/lib/engine/sandbox/server/bundle-worker.server';
import { useCpu } from './backend';

let wasm: WebAssembly.Module;
beforeAll(async () => {
  await useCpu();
  wasm = await WebAssembly.compile(await cappedWasm());
});

async function open(exercise: OwnExercise, source: string, fuel = ownCodeLimits.fuel): Promise<OwnFunctions> {
  return fromModule(exercise, PersistentModule.open(await createEngine(wasm), source, { ...ownCodeLimits, fuel }));
}

const file = (exercise: OwnExercise, name: string) => readFile(`exercises/${exercise}/${name}.ts`, 'utf8');

/** A small network in which the exercise's functions matter: γ other than 1 after a step, a gradient beyond the limit. */
function stage(exercise: OwnExercise, change: Partial<LabConfig> = {}): LabConfig {
  return { ...showcase(exercise), depth: 3, width: 8, clipAt: 0.05, learningRate: 0.5, ...change };
}

function trained(config: LabConfig, own: OwnFunctions, steps: number): Measurement {
  const trainer = createTrainer(config, own);
  const measurement = trainer.train(steps);
  trainer.dispose();
  return measurement;
}

function expectAlike(one: Measurement, other: Measurement, digits: number) {
  expect(one.loss).toBeCloseTo(other.loss, digits);
  for (const key of ['gradientNorms', 'updateRatios'] as const)
    for (const [layer, value] of one[key].entries()) {
      const wanted = other[key][layer] ?? Number.NaN;
      if (wanted === 0) expect(value).toBe(0);
      else expect(value / wanted).toBeCloseTo(1, digits);
    }
}

test.each(ownExercises)('right code of the exercise %s trains as the built-in code does', async (exercise) => {
  const mine = trained(stage(exercise), await open(exercise, await file(exercise, 'solution')), 10);
  expectAlike(mine, trained(stage(exercise), {}, 10), 3);
});

test.each([
  ['he-init', { initialisation: 'glorot' }],
  ['gradient-clipping', { clipping: 'value', clipAt: 0.002 }],
] as const)('code of %s serves both of its settings', async (exercise, change) => {
  const mine = trained(stage(exercise, change), await open(exercise, await file(exercise, 'solution')), 3);
  expectAlike(mine, trained(stage(exercise, change), {}, 3), 4);
});

test('batch norm of one’s own draws the boundary by its inference', async () => {
  const own = await open('batch-norm', await file('batch-norm', 'solution'));
  const [mine, built] = [createTrainer(stage('batch-norm'), own), createTrainer(stage('batch-norm'))];
  const theirs = built.boundary(6, 1.4);
  for (const [index, probability] of mine.boundary(6, 1.4).entries())
    expect(probability).toBeCloseTo(theirs[index] ?? Number.NaN, 5);
});

test.each(mistakeIds)('the known mistake %s does to training what the exercise’s own file does', async (id) => {
  const [exercise, name] = id.split(':') as [OwnExercise, string]; // the ids are written that way
  const config = stage(exercise);
  const theirs = trained(config, await open(exercise, await file(exercise, `mistakes/${name}`)), 2);
  const ours = trained(config, mistakeFunctions[id], 2);
  if (theirs.diverged) expect(ours.diverged).toBe(true);
  else expectAlike(ours, theirs, 3);
});

test.each(mistakeIds)('the known mistake %s trains another way than right code', (id) => {
  // Scaling up shows only where the limit lies above the gradient.
  const config = stage(exerciseOf(id) ?? 'relu', id === 'gradient-clipping:small-scaled-up' ? { clipAt: 50 } : {});
  const [wrong, right] = [trained(config, mistakeFunctions[id], 2), trained(config, {}, 2)];
  const change = Math.max(
    ...wrong.updateRatios.map((ratio, layer) => Math.abs(ratio / (right.updateRatios[layer] ?? 1) - 1)),
  );
  expect(wrong.diverged || change > 0.02).toBe(true);
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
  const { code } = await open('relu', `${source}\n${backward}`, 200);
  expect(() => code?.forward?.(Array(6).fill(0))).toThrow(message);
});

test('a backward function of the wrong length is named too', async () => {
  const own = await open('relu', 'export const relu = (z) => z; export const reluBackward = () => [1];');
  expect(() => trained(stage('relu'), own, 1)).toThrow('reluBackward returned 1 values where 1024 were expected.');
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
  const { code } = await open('relu', `${changing}\n${backward}`);
  const z = [-1, 2];
  expect(code?.forward?.(z)).toEqual([0, 2]);
  expect(z).toEqual([-1, 2]);
});

test.each([
  [
    'batch-norm',
    'batchNormBackward = () => ({ dx: [[1]], dgamma: [], dbeta: [] })',
    /^batchNormBackward’s dx returned 1 rows/,
  ],
  [
    'residual-block',
    'residualForward = (x) => x.slice(1)',
    /^residualForward returned 127 rows where 128 were expected/,
  ],
  [
    'deep-network',
    'lossAndGradients = () => ({ loss: 1, dWeights: [], dBiases: [] })',
    /^lossAndGradients’s dWeights returned 0/,
  ],
  ['gradient-clipping', 'clipByGlobalNorm = (g) => g.slice(1)', /^clipByGlobalNorm returned \d+ entries where/],
  ['he-init', 'heNormal = () => [[1]]', /^heNormal returned 1 rows where 2 were expected/],
] as const)('a result of %s that has the wrong shape is named', async (exercise, code, message) => {
  const rest = (await file(exercise, 'solution')).replace(`export function ${code.split(' ')[0]}(`, 'function unused(');
  const own = await open(exercise, `${rest}\nexport const ${code};`);
  expect(() => trained(stage(exercise), own, 1)).toThrow(message);
});

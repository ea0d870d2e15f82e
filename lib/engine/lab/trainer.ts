/**
 * Trains a network and measures it. Full batch, so that a run depends on its configuration alone; one `train` call is a
 * few steps and one measurement, and the caller decides when the next one comes.
 */
import * as tf from '@tensorflow/tfjs';
import { seededRandom } from '@/lib/core/numeric/random';
import type { LabConfig } from './config';
import { makePoints } from './data-sets';
import { createNetwork, crossEntropy, disposeNetwork, forward, type Network, parametersOf } from './network';
import type { OwnFunctions } from './own/functions';
import { clipBy, matrixTensor, numbersIn, rowsOf } from './own/operations';
import type { Measurement, Point } from './protocol';

export const batchSize = 128;

export interface Trainer {
  readonly points: readonly Point[];
  readonly parameterCount: number;
  /** Takes `steps` steps (none once diverged) and looks at the network after them. */
  train(steps: number): Measurement;
  /** Probability of class 1 on a size × size grid over [−extent, extent]², row by row from the lowest y. */
  boundary(size: number, extent: number): Float32Array;
  dispose(): void;
}

/**
 * The caller has set and awaited the TensorFlow.js backend.
 * @param own replaces the built-in parts that it has: a student's own, or a known mistake. What it throws comes through.
 */
export function createTrainer(config: LabConfig, own: OwnFunctions = {}): Trainer {
  const random = seededRandom(config.seed);
  const points = makePoints(config.dataSet, batchSize, random);
  const network = createNetwork(config, 2, random, own);
  const parameterCount = parametersOf(network).reduce((sum, variable) => sum + variable.size, 0);
  const optimiser = createOptimiser(config);
  const x = tf.tensor2d(points.map((point) => [point.x, point.y]));
  const y = tf.tensor2d(points.map((point) => [point.label]));
  let step = 0;
  let last: { gradientNorms: number[]; updateRatios: number[] } | null = null;
  let diverged = false;

  /** One step; keeps the gradients' norms and the relative size of the update per layer. */
  function takeStep(): void {
    last = tf.tidy(() => {
      const { value, grads } = lossAndGradients(network, x, y, own);
      const gradientNorms = weightNorms(network, (variable) => grads[variable.name]);
      const before = network.layers.map((layer) => tf.clone(layer.weights));
      diverged = !Number.isFinite(value) || !gradientNorms.every(Number.isFinite);
      if (!diverged) optimiser.applyGradients(clip(grads, config, own));
      return { gradientNorms, updateRatios: ratios(network, before) };
    });
    step += 1;
  }

  return {
    points,
    parameterCount,
    train(steps) {
      for (let taken = 0; taken < steps && !diverged; taken++) takeStep();
      const measurement = measure(network, config, x, y, step, last, own);
      diverged ||= !Number.isFinite(measurement.loss);
      return { ...measurement, diverged };
    },
    boundary: (size, extent) => probabilities(network, x, size, extent),
    dispose() {
      disposeNetwork(network);
      optimiser.dispose();
      tf.dispose([x, y]);
    },
  };
}

function createOptimiser(config: LabConfig): tf.Optimizer {
  switch (config.optimiser) {
    case 'sgd':
      return tf.train.sgd(config.learningRate);
    case 'momentum':
      return tf.train.momentum(config.learningRate, 0.9);
    case 'adam':
      return tf.train.adam(config.learningRate);
  }
}

/** Pascanu et al. 2013, algorithm 1 for the global norm; elementwise for values. */
function clip(gradients: tf.NamedTensorMap, config: LabConfig, { clipCode }: OwnFunctions): tf.NamedTensorMap {
  if (config.clipping === 'none') return gradients;
  const entries = Object.entries(gradients);
  if (clipCode) {
    const clipped = clipBy(
      entries.map(([, gradient]) => numbersIn(gradient)),
      clipCode,
      config,
    );
    return Object.fromEntries(entries.map(([name, g], i) => [name, tf.tensor([...(clipped[i] ?? [])], g.shape)]));
  }
  if (config.clipping === 'value') {
    return Object.fromEntries(entries.map(([name, g]) => [name, tf.clipByValue(g, -config.clipAt, config.clipAt)]));
  }
  const globalNorm = Math.hypot(...entries.map(([, gradient]) => norm(gradient)));
  const factor = globalNorm > config.clipAt ? config.clipAt / globalNorm : 1;
  return Object.fromEntries(entries.map(([name, g]) => [name, tf.mul(g, factor)]));
}

function weightNorms(network: Network, gradientOf: (variable: tf.Variable) => tf.Tensor | undefined): number[] {
  return network.layers.map((layer) => {
    const gradient = gradientOf(layer.weights);
    return gradient ? norm(gradient) : Number.NaN;
  });
}

function ratios(network: Network, before: readonly tf.Tensor[]): number[] {
  return network.layers.map((layer, index) => {
    const old = before[index];
    return old ? norm(tf.sub(layer.weights, old)) / norm(old) : Number.NaN;
  });
}

/** L2 norm, summed in float64: the squares of a vanished gradient underflow float32. */
function norm(tensor: tf.Tensor): number {
  const values = tensor.dataSync();
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

function scalar(tensor: tf.Tensor): number {
  return tensor.dataSync()[0] ?? Number.NaN;
}

function measure(
  network: Network,
  config: LabConfig,
  x: tf.Tensor2D,
  y: tf.Tensor2D,
  step: number,
  last: { gradientNorms: number[]; updateRatios: number[] } | null,
  own: OwnFunctions,
): Omit<Measurement, 'diverged'> {
  return tf.tidy(() => {
    // Before the first step there is no update yet, but the gradients of the fresh network are what the lab is about.
    const gradientNorms = last?.gradientNorms ?? freshGradientNorms(network, x, y, own);
    const { logits, preActivations, activations } = forward(network, x);
    const right = tf.equal(tf.greater(logits, 0), tf.greater(y, 0.5));
    return {
      step,
      loss: scalar(crossEntropy(logits, y)),
      accuracy: scalar(tf.mean(tf.cast(right, 'float32'))),
      gradientNorms,
      updateRatios: last?.updateRatios ?? network.layers.map(() => 0),
      activations: activations.map((h, index) => {
        const z = preActivations[index] ?? h;
        return summarise(h, z, config.activation);
      }),
    };
  });
}

function freshGradientNorms(network: Network, x: tf.Tensor2D, y: tf.Tensor2D, own: OwnFunctions): number[] {
  const { grads } = lossAndGradients(network, x, y, own);
  return weightNorms(network, (variable) => grads[variable.name]);
}

/** By automatic differentiation, or by a student's function for the whole network. */
function lossAndGradients(
  network: Network,
  x: tf.Tensor2D,
  y: tf.Tensor2D,
  { netCode }: OwnFunctions,
): { value: number; grads: tf.NamedTensorMap } {
  if (!netCode) {
    const lossOf = () => crossEntropy(forward(network, x).logits, y);
    const { value, grads } = tf.variableGrads(lossOf, parametersOf(network));
    return { value: scalar(value), grads };
  }
  const { layers } = network;
  const { loss, dWeights, dBiases } = netCode.lossAndGradients(
    rowsOf(x),
    numbersIn(y),
    layers.map(({ weights }) => rowsOf(weights)),
    layers.map(({ biases }) => numbersIn(biases)),
  );
  const named = layers.flatMap(({ weights, biases }, index) => [
    [weights.name, matrixTensor(dWeights[index] ?? [])] as const,
    [biases.name, tf.tensor1d([...(dBiases[index] ?? [])])] as const,
  ]);
  return { value: loss, grads: Object.fromEntries(named) };
}

/**
 * Mean, standard deviation and saturated share. Saturated: σ′ below 5 % of its maximum (|z| > 4.36), |tanh| > 0.97
 * (Karpathy's thresholds), and for rectifiers an output from the flat or leaky side.
 */
function summarise(h: tf.Tensor2D, z: tf.Tensor2D, activation: LabConfig['activation']) {
  const values = h.dataSync();
  const inputs = z.dataSync();
  let mean = 0;
  let saturated = 0;
  for (let i = 0; i < values.length; i++) {
    mean += (values[i] ?? 0) / values.length;
    if (isSaturated(activation, inputs[i] ?? 0)) saturated += 1 / values.length;
  }
  let variance = 0;
  for (const value of values) variance += (value - mean) ** 2 / values.length;
  return { mean, std: Math.sqrt(variance), saturated };
}

function isSaturated(activation: LabConfig['activation'], z: number): boolean {
  if (activation === 'sigmoid') return Math.abs(z) > 4.36;
  if (activation === 'tanh') return Math.abs(z) > Math.atanh(0.97);
  return z <= 0;
}

function probabilities(network: Network, x: tf.Tensor2D, size: number, extent: number): Float32Array {
  return tf.tidy(() => {
    const at = (index: number) => ((2 * (index + 0.5)) / size - 1) * extent;
    const cells = Array.from({ length: size * size }, (_, index): [number, number] => [
      at(index % size),
      at(Math.floor(index / size)),
    ]);
    const { logits } = forward(network, tf.tensor2d(cells), forward(network, x).statistics);
    return Float32Array.from(tf.sigmoid(logits).dataSync());
  });
}

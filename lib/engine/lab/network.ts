/**
 * A fully connected network for two classes whose every layer can be looked into. Built on TensorFlow.js operations so
 * that automatic differentiation gives the gradients; a layer's activation may be replaced by a student's own.
 *
 *   h₀ = x,  z_l = h_{l−1} W_l + b_l,  z_l ← γ ẑ_l + β (batch norm),  h_l = φ(z_l) [+ h_{l−1} (residual)],  logit = h_L w + b
 */
import * as tf from '@tensorflow/tfjs';
import type { Random } from '@/lib/core/numeric/random';
import type { LabConfig } from './config';
import { affine, batchNorm, columnMoments, type Statistics } from './operations';
import { leakySlope } from './own/from-module';
import type { Matrix, OwnFunctions } from './own/functions';
import { type Block, matrixTensor, type Normalise, ownActivation, ownBatchNorm, ownBlock } from './own/operations';

export interface Layer {
  readonly weights: tf.Variable<tf.Rank.R2>;
  readonly biases: tf.Variable<tf.Rank.R1>;
  /** Batch norm's γ and β; null without it and for the output layer. */
  readonly scale: tf.Variable<tf.Rank.R1> | null;
  readonly shift: tf.Variable<tf.Rank.R1> | null;
}

export interface Network {
  /** Hidden layers in order, the output layer last. */
  readonly layers: readonly Layer[];
  readonly activate: (z: tf.Tensor2D) => tf.Tensor2D;
  readonly normalise: Normalise;
  readonly residual: boolean;
  /** Stands in for a whole residual layer, h + φ(h W + b), where its width allows one. */
  readonly block: Block | null;
}

/** Standard deviation of a fresh weight: the point of the comparison. Glorot & Bengio 2010 eq. 12 (normal form), He et al. 2015 eq. 10. */
export function weightStd(initialisation: LabConfig['initialisation'], fanIn: number, fanOut: number): number {
  switch (initialisation) {
    case 'normal':
      return 1;
    case 'lecun':
      return Math.sqrt(1 / fanIn);
    case 'glorot':
      return Math.sqrt(2 / (fanIn + fanOut));
    case 'he':
      return Math.sqrt(2 / fanIn);
  }
}

export const builtInActivations: Readonly<Record<LabConfig['activation'], (z: tf.Tensor2D) => tf.Tensor2D>> = {
  sigmoid: (z) => tf.sigmoid(z),
  tanh: (z) => tf.tanh(z),
  relu: (z) => tf.relu(z),
  'leaky-relu': (z) => tf.leakyRelu(z, leakySlope),
};

/**
 * A freshly initialised network; the same seed gives the same weights.
 * @param inputs features of an example. @param own replaces the built-in parts that it has.
 */
export function createNetwork(config: LabConfig, inputs: number, random: Random, own: OwnFunctions = {}): Network {
  const widths = [inputs, ...Array.from({ length: config.depth }, () => config.width), 1];
  const layers = widths.slice(1).map((fanOut, index): Layer => {
    const fanIn = widths[index] ?? inputs;
    const noise = Array.from({ length: fanIn }, () => Array.from({ length: fanOut }, () => random.normal()));
    const normalised = config.batchNorm && index < config.depth;
    return {
      weights: tf.variable(matrixTensor(drawn(config, own, noise))),
      biases: tf.variable(tf.zeros<tf.Rank.R1>([fanOut])),
      scale: normalised ? tf.variable(tf.ones<tf.Rank.R1>([fanOut])) : null,
      shift: normalised ? tf.variable(tf.zeros<tf.Rank.R1>([fanOut])) : null,
    };
  });
  const builtIn = builtInActivations[config.activation];
  return {
    layers,
    activate: own.code ? ownActivation(own.code, builtIn) : builtIn,
    normalise: own.normCode ? ownBatchNorm(own.normCode) : batchNorm,
    residual: config.residual,
    block: config.residual && own.skipCode ? ownBlock(own.skipCode) : null,
  };
}

function drawn({ initialisation }: LabConfig, { initCode }: OwnFunctions, noise: Matrix): Matrix {
  const fanIn = noise.length;
  const fanOut = noise[0]?.length ?? 0;
  if (initCode && initialisation === 'he') return initCode.he(fanIn, fanOut, noise);
  if (initCode && initialisation === 'glorot') return initCode.glorot(fanIn, fanOut, noise);
  const std = weightStd(initialisation, fanIn, fanOut);
  return noise.map((row) => row.map((value) => std * value));
}

export interface Forward {
  /** N × 1, before the sigmoid. */
  readonly logits: tf.Tensor2D;
  /** φ's inputs and outputs per hidden layer, N × width. */
  readonly preActivations: readonly tf.Tensor2D[];
  readonly activations: readonly tf.Tensor2D[];
  /** Batch norm's statistics per hidden layer; null without it. */
  readonly statistics: readonly (Statistics | null)[];
}

/**
 * Runs a batch of N examples (N × inputs). Batch norm uses the batch's own statistics, or those given: a grid of points
 * to draw must not be normalised by itself.
 */
export function forward(network: Network, x: tf.Tensor2D, given?: readonly (Statistics | null)[]): Forward {
  const preActivations: tf.Tensor2D[] = [];
  const activations: tf.Tensor2D[] = [];
  const statistics: (Statistics | null)[] = [];
  let h = x;
  for (const [index, layer] of network.layers.slice(0, -1).entries()) {
    const raw = affine(h, layer.weights, layer.biases);
    const used = layer.scale ? (given?.[index] ?? columnMoments(raw)) : null;
    const z =
      layer.scale && layer.shift && used
        ? network.normalise(raw, layer.scale, layer.shift, used, given === undefined)
        : raw;
    // The first layer changes the width, so the identity path begins after it.
    const skips = network.residual && h.shape[1] === z.shape[1];
    const whole: tf.Tensor2D | null = skips && network.block ? network.block(h, layer.weights, layer.biases) : null;
    const activated: tf.Tensor2D = whole ? tf.sub(whole, h) : network.activate(z);
    h = whole ?? (skips ? tf.add(h, activated) : activated);
    preActivations.push(z);
    activations.push(activated);
    statistics.push(used);
  }
  const output = network.layers.at(-1);
  if (!output) throw new Error('A network has an output layer.');
  return { logits: affine(h, output.weights, output.biases), preActivations, activations, statistics };
}

/** Mean binary cross-entropy from the logits, stably: max(s, 0) − s·y + log(1 + e^−|s|). */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  const perExample = tf.add(tf.sub(tf.relu(logits), tf.mul(logits, labels)), tf.log1p(tf.exp(tf.neg(tf.abs(logits)))));
  return tf.mean(perExample);
}

export function parametersOf(network: Network): tf.Variable[] {
  return network.layers.flatMap((layer) =>
    [layer.weights, layer.biases, layer.scale, layer.shift].filter((variable) => variable !== null),
  );
}

export function disposeNetwork(network: Network): void {
  for (const variable of parametersOf(network)) variable.dispose();
}

/**
 * A deep network at the moment before training: one forward and one backward pass in float64, to see what reaches each
 * layer. Hidden layers: z = h · W, batch norm of z where asked for, an activation, plus h where there are residual
 * connections. One output unit with a sigmoid; loss = mean binary cross-entropy.
 */
import { seededRandom } from '@/lib/core/numeric/random';
import { activationCurves } from './activations';
import { combine, type DenseMatrix, map, multiply, norm, normalMatrix, transpose, zeros } from './matrix';

export interface NetworkOptions {
  /** Hidden layers. */
  readonly depth: number;
  readonly width: number;
  readonly samples: number;
  readonly activation: 'sigmoid' | 'relu';
  /** Weights of hidden layers are N(0, gain / fan-in): 2 is He initialisation. */
  readonly gain: 1 | 2;
  readonly batchNorm: boolean;
  readonly residual: boolean;
  readonly seed: number;
}

export interface FigureNetwork {
  readonly options: NetworkOptions;
  readonly x: DenseMatrix;
  /** 0 or 1 for each example. */
  readonly y: Float64Array;
  /** Hidden layers, then the output layer (width × 1). */
  readonly weights: readonly DenseMatrix[];
}

/** Standard normal inputs; the class is whether the first two features have the same sign. */
export function makeNetwork(options: NetworkOptions): FigureNetwork {
  const { depth, width, samples, gain } = options;
  const random = seededRandom(options.seed);
  const x = normalMatrix(samples, width, 1, random);
  const y = Float64Array.from({ length: samples }, (_, i) =>
    (x.data[i * width] ?? 0) * (x.data[i * width + 1] ?? 0) > 0 ? 1 : 0,
  );
  const hidden = Array.from({ length: depth }, () => normalMatrix(width, width, Math.sqrt(gain / width), random));
  return { options, x, y, weights: [...hidden, normalMatrix(width, 1, Math.sqrt(1 / width), random)] };
}

interface Layer {
  readonly input: DenseMatrix;
  /** What the activation was applied to. */
  readonly z: DenseMatrix;
  /** 1 / √(σ² + eps) for each column; null without batch norm. */
  readonly scale: Float64Array | null;
}

const eps = 1e-5;

/** @returns gradients in the shapes of the weights */
export function lossAndGradients({ options, x, y, weights }: FigureNetwork): {
  loss: number;
  gradients: DenseMatrix[];
} {
  const activation = activationCurves[options.activation];
  const hidden = weights.slice(0, -1);
  const last = weights.at(-1) ?? zeros(options.width, 1);
  const layers: Layer[] = [];
  let signal = x;
  for (const weight of hidden) {
    const input = signal;
    const product = multiply(input, weight);
    const { z, scale } = options.batchNorm ? normaliseColumns(product) : { z: product, scale: null };
    layers.push({ input, z, scale });
    const activated = map(z, activation.f);
    signal = options.residual ? combine(input, activated, (a, b) => a + b) : activated;
  }
  const logits = multiply(signal, last);
  const loss = logits.data.reduce((sum, logit, i) => sum + crossEntropy(logit, y[i] ?? 0), 0) / y.length;
  const dLogits = {
    ...logits,
    data: logits.data.map((logit, i) => (activationCurves.sigmoid.f(logit) - (y[i] ?? 0)) / y.length),
  };
  const gradients = [multiply(transpose(signal), dLogits)];
  let upstream = multiply(dLogits, transpose(last));
  for (const [index, { input, z, scale }] of [...layers.entries()].reverse()) {
    const dActivated = combine(upstream, z, (g, at) => g * activation.derivative(at));
    const dz = scale ? normaliseColumnsBackward(dActivated, z, scale) : dActivated;
    gradients.unshift(multiply(transpose(input), dz));
    const through = multiply(dz, transpose(hidden[index] ?? zeros(options.width, options.width)));
    upstream = options.residual ? combine(upstream, through, (a, b) => a + b) : through;
  }
  return { loss, gradients };
}

/** The L2 norm of each layer's weight gradient: hidden layers from the first, then the output layer. */
export function gradientNorms(options: NetworkOptions): number[] {
  return lossAndGradients(makeNetwork(options)).gradients.map(norm);
}

/** −y ln p − (1 − y) ln(1 − p) from the logit, without overflow. */
function crossEntropy(logit: number, y: number): number {
  return Math.max(logit, 0) - logit * y + Math.log1p(Math.exp(-Math.abs(logit)));
}

function normaliseColumns(product: DenseMatrix): { z: DenseMatrix; scale: Float64Array } {
  const means = columnMeans(product);
  const centred = map2(product, (value, column) => value - (means[column] ?? 0));
  const scale = columnMeans(map(centred, (value) => value ** 2)).map((variance) => 1 / Math.sqrt(variance + eps));
  return { z: map2(centred, (value, column) => value * (scale[column] ?? 0)), scale };
}

/** dx = (g − mean(g) − x̂ · mean(g x̂)) / √(σ² + eps), column by column. */
function normaliseColumnsBackward(upstream: DenseMatrix, normalised: DenseMatrix, scale: Float64Array): DenseMatrix {
  const means = columnMeans(upstream);
  const along = columnMeans(combine(upstream, normalised, (g, x) => g * x));
  const centred = map2(upstream, (g, column) => g - (means[column] ?? 0));
  const straight = combine(
    centred,
    map2(normalised, (x, column) => x * (along[column] ?? 0)),
    (g, x) => g - x,
  );
  return map2(straight, (g, column) => g * (scale[column] ?? 0));
}

function columnMeans({ data, rows, columns }: DenseMatrix): Float64Array {
  const means = new Float64Array(columns);
  for (const [index, value] of data.entries()) {
    means[index % columns] = (means[index % columns] ?? 0) + value / rows;
  }
  return means;
}

function map2(a: DenseMatrix, f: (value: number, column: number) => number): DenseMatrix {
  return { ...a, data: a.data.map((value, index) => f(value, index % a.columns)) };
}

/** The fused operations against the same written with TensorFlow.js's own, and gradients against central differences in float64. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { seededRandom } from '@/lib/core/numeric/random';
import { defaultLabConfig, type LabConfig } from '@/lib/engine/lab/config';
import { createNetwork, crossEntropy, forward, type Network, parametersOf, weightStd } from '@/lib/engine/lab/network';
import { affine, batchNorm, columnMoments } from '@/lib/engine/lab/operations';
import { useCpu } from './backend';

beforeAll(useCpu);

function randomMatrix(rows: number, columns: number, seed: number): tf.Tensor2D {
  const random = seededRandom(seed);
  return tf.tensor2d(
    Float32Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  );
}

function expectClose(actual: readonly tf.Tensor[], expected: readonly tf.Tensor[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, tensor] of actual.entries()) {
    const wanted = expected[index];
    expect(tensor.shape).toEqual(wanted?.shape);
    const values = wanted?.dataSync() ?? [];
    for (const [k, value] of [...tensor.dataSync()].entries()) expect(value).toBeCloseTo(values[k] ?? Number.NaN, 4);
  }
}

test('the affine map and its gradients are those of matMul and add', () => {
  const [h, w, upstream] = [randomMatrix(7, 3, 1), randomMatrix(3, 5, 2), randomMatrix(7, 5, 3)];
  const b = tf.tensor1d([0.5, -1, 2, 0, 3]);
  const composed = (x: tf.Tensor, y: tf.Tensor, z: tf.Tensor) => tf.add(tf.matMul(x, y), z);
  expectClose([affine(h, w, b)], [composed(h, w, b)]);
  const fused = tf.grads((x, y, z) => affine(x as tf.Tensor2D, y as tf.Tensor2D, z as tf.Tensor1D)); // grads loses ranks
  expectClose(fused([h, w, b], upstream), tf.grads(composed)([h, w, b], upstream));
});

test('batch norm and its gradients are those of the composed formula, the statistics differentiated too', () => {
  const [z, upstream] = [randomMatrix(9, 4, 4), randomMatrix(9, 4, 5)];
  const gamma = tf.tensor1d([1, -0.5, 2, 0.1]);
  const beta = tf.tensor1d([0, 1, -1, 3]);
  const composed = (x: tf.Tensor, g: tf.Tensor, b: tf.Tensor) => {
    const mean = tf.mean(x, 0, true);
    const variance = tf.mean(tf.square(tf.sub(x, mean)), 0, true);
    return tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5))), g), b);
  };
  const fused = (x: tf.Tensor, g: tf.Tensor, b: tf.Tensor) =>
    batchNorm(x as tf.Tensor2D, g as tf.Tensor1D, b as tf.Tensor1D, columnMoments(x as tf.Tensor2D)); // grads loses ranks
  expectClose([fused(z, gamma, beta)], [composed(z, gamma, beta)]);
  expectClose(tf.grads(fused)([z, gamma, beta], upstream), tf.grads(composed)([z, gamma, beta], upstream));
});

test.each<[string, Partial<LabConfig>]>([
  ['sigmoid', { activation: 'sigmoid' }],
  ['tanh with residual connections', { activation: 'tanh', residual: true }],
  ['ReLU', { activation: 'relu', initialisation: 'he' }],
  ['leaky ReLU with batch norm', { activation: 'leaky-relu', batchNorm: true }],
  ['tanh with batch norm and residual connections', { activation: 'tanh', batchNorm: true, residual: true }],
])('the gradients of a small network with %s are central differences of a float64 loss', (_, change) => {
  const config = { ...defaultLabConfig, depth: 3, width: 3, ...change };
  const network = createNetwork(config, 2, seededRandom(11));
  const x = randomMatrix(6, 2, 12);
  const labels = [0, 1, 1, 0, 1, 0];
  const y = tf.tensor2d(labels, [6, 1]);
  const { value, grads } = tf.variableGrads(() => crossEntropy(forward(network, x).logits, y), parametersOf(network));
  const flat = parametersOf(network).map((variable) => [...variable.dataSync()]);
  const inputs = rowsOf([...x.dataSync()], 2);
  expect(value.dataSync()[0]).toBeCloseTo(lossInFloat64(config, network, flat, inputs, labels), 5);
  const step = 1e-5;
  for (const [index, variable] of parametersOf(network).entries()) {
    const gradient = grads[variable.name]?.dataSync() ?? [];
    const entries = flat[index] ?? [];
    for (const [k, entry] of entries.entries()) {
      const at = (shifted: number) =>
        lossInFloat64(
          config,
          network,
          flat.map((old, i) => (i === index ? old.with(k, shifted) : old)),
          inputs,
          labels,
        );
      const difference = (at(entry + step) - at(entry - step)) / (2 * step);
      expect(gradient[k]).toBeCloseTo(difference, 4);
    }
  }
});

/** The lab's network once more, in plain float64 arithmetic and row by row. */
function lossInFloat64(
  config: LabConfig,
  network: Network,
  parameters: readonly (readonly number[])[],
  inputs: readonly number[][],
  labels: readonly number[],
): number {
  let next = 0;
  const take = () => parameters[next++] ?? [];
  let h = inputs.map((row) => [...row]);
  for (const [index, layer] of network.layers.entries()) {
    const [fanIn, fanOut] = layer.weights.shape;
    const [w, b] = [take(), take()];
    const columns = Array.from({ length: fanOut }, (_, j) => j);
    let z = h.map((row) =>
      columns.map((j) => (b[j] ?? 0) + sum(row.slice(0, fanIn).map((v, i) => v * (w[i * fanOut + j] ?? 0)))),
    );
    if (layer.scale) {
      const [gamma, beta] = [take(), take()];
      const means = columns.map((j) => sum(z.map((row) => row[j] ?? 0)) / z.length);
      const stds = columns.map((j) =>
        Math.sqrt(sum(z.map((r) => ((r[j] ?? 0) - (means[j] ?? 0)) ** 2)) / z.length + 1e-5),
      );
      z = z.map((row) =>
        row.map((v, j) => ((gamma[j] ?? 0) * (v - (means[j] ?? 0))) / (stds[j] ?? 1) + (beta[j] ?? 0)),
      );
    }
    if (index === network.layers.length - 1) {
      const losses = z.map((row, n) => Math.log1p(Math.exp(row[0] ?? 0)) - (row[0] ?? 0) * (labels[n] ?? 0));
      return sum(losses) / losses.length;
    }
    const activated = z.map((row) => row.map(plainActivations[config.activation]));
    const identity = config.residual && h[0]?.length === fanOut ? h : null;
    h = identity ? activated.map((row, n) => row.map((v, j) => v + (identity[n]?.[j] ?? 0))) : activated;
  }
  throw new Error('A network has an output layer.');
}

const plainActivations: Readonly<Record<LabConfig['activation'], (z: number) => number>> = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
  'leaky-relu': (z) => (z > 0 ? z : 0.01 * z),
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rowsOf(values: readonly number[], width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, n) => values.slice(n * width, (n + 1) * width));
}

test('fresh weights have the standard deviation of their recipe', () => {
  expect(weightStd('normal', 16, 8)).toBe(1);
  expect(weightStd('lecun', 16, 8)).toBe(0.25);
  expect(weightStd('glorot', 16, 16)).toBe(0.25);
  expect(weightStd('he', 8, 99)).toBe(0.5);
  const network = createNetwork({ ...defaultLabConfig, depth: 2, width: 64, initialisation: 'he' }, 2, seededRandom(3));
  const values = network.layers[1]?.weights.dataSync() ?? new Float32Array();
  expect(Math.sqrt(sum([...values].map((v) => v * v)) / values.length)).toBeCloseTo(Math.sqrt(2 / 64), 2);
});

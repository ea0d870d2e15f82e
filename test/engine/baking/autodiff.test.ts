/** The witness itself, against derivatives worked out by hand. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { FunctionSignature, ResultType, TypeName } from '@/lib/core/exercise/values';
import { autodiffWitness } from '@/lib/engine/baking/autodiff.server';
import type { OpenWitness } from '@/lib/engine/baking/witness';

const reference = `
import * as tf from '@tensorflow/tfjs';
export function sigmoid(z: tf.Tensor1D) { return tf.sigmoid(z); }
export function scaled(z: tf.Tensor1D, factor: number) { return tf.mul(z, factor); }
export function product(x: tf.Tensor2D, w: tf.Tensor2D) { return tf.matMul(x, w); }
export function halves(vectors: tf.Tensor1D[]) { return vectors.map((one) => tf.mul(one, 0.5)); }
export function loss(weights: tf.Tensor2D[], bias: number) {
  return tf.add(tf.addN(weights.map((w) => tf.sum(tf.square(w)))), tf.mul(bias, bias));
}
export function both(z: tf.Tensor1D) { return { twice: tf.mul(z, 2), sum: tf.sum(z) }; }
export const notAFunction = 3;
`;

const signature = (
  name: string,
  parameters: Readonly<Record<string, TypeName>>,
  result: ResultType,
): FunctionSignature => ({
  name,
  description: 'Anything.',
  parameters: Object.entries(parameters).map(([parameter, type]) => ({ name: parameter, type })),
  result,
});
const sigmoid = signature('sigmoid', { z: 'Vector' }, 'Vector');

let witness: OpenWitness;
beforeAll(async () => {
  witness = await autodiffWitness.open(reference);
});

test('what a reference exports as functions is known', () => {
  expect([...witness.functions].sort()).toEqual(['both', 'halves', 'loss', 'product', 'scaled', 'sigmoid']);
});

describe('values', () => {
  test('are computed in float64', async () => {
    expect(await witness.value(sigmoid, [[-30, 0, 1]])).toEqual([
      expect.closeTo(9.357622968839299e-14, 27),
      0.5,
      expect.closeTo(0.7310585786300049, 15),
    ]);
  });

  test('may be lists and records', async () => {
    expect(await witness.value(signature('halves', { vectors: 'Vector[]' }, 'Vector[]'), [[[2, 4], [6]]])).toEqual([
      [1, 2],
      [3],
    ]);
    expect(
      await witness.value(signature('both', { z: 'Vector' }, { twice: 'Vector', sum: 'number' }), [[1, 2]]),
    ).toEqual({ twice: [2, 4], sum: 3 });
  });
});

describe('gradients', () => {
  test('of a vector, against σ(1 − σ), to the last digits', async () => {
    const z = [-3, -0.5, 0, 0.25, 4];
    const upstream = [1, -2, 3, 0.5, 1e6];
    const [dz] = await witness.gradients({ forward: sigmoid, args: [z], upstream, by: ['z'] });
    const s = z.map((x) => 1 / (1 + Math.exp(-x)));
    const exact = s.map((value, i) => value * (1 - value) * (upstream[i] ?? 0));
    for (const [i, value] of exact.entries()) {
      expect(Math.abs((dz as number[])[i] ?? Number.NaN) / Math.abs(value)).toBeCloseTo(1, 12); // a vector, like z
    }
  });

  test('of a matrix product by both factors', async () => {
    const forward = signature('product', { x: 'Matrix', w: 'Matrix' }, 'Matrix');
    const args = [[[1, 2]], [[3], [4]]];
    expect(await witness.gradients({ forward, args, upstream: [[10]], by: ['w', 'x'] })).toEqual([
      [[10], [20]],
      [[30, 40]],
    ]);
  });

  test('by a number', async () => {
    const forward = signature('scaled', { z: 'Vector', factor: 'number' }, 'Vector');
    expect(await witness.gradients({ forward, args: [[1, 2], 5], upstream: [1, 10], by: ['factor'] })).toEqual([21]);
  });

  test('of lists, entry by entry', async () => {
    const forward = signature('halves', { vectors: 'Vector[]' }, 'Vector[]');
    const question = { forward, args: [[[2, 4], [6]]], upstream: [[1, 2], [4]], by: ['vectors'] };
    expect(await witness.gradients(question)).toEqual([[[0.5, 1], [2]]]);
  });

  test('of a scalar loss, without upstream', async () => {
    const forward = signature('loss', { weights: 'Matrix[]', bias: 'number' }, 'number');
    const args = [[[[1, 2]], [[3], [4]]], 5];
    expect(await witness.gradients({ forward, args, upstream: null, by: ['weights', 'bias'] })).toEqual([
      [[[2, 4]], [[6], [8]]],
      10,
    ]);
  });
});

test('a reference that is no TypeScript is refused with the reason', async () => {
  await expect(autodiffWitness.open('export function (')).rejects.toThrow(/Expected/);
});

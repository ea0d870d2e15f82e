/** Kinks of functions whose subdifferentials are known by hand. */
import { describe, expect, test } from 'vitest';
import { numbersOf } from '@/lib/core/exercise/entries';
import type { Value } from '@/lib/core/exercise/values';
import { nearestAnswer } from '@/lib/core/grader/kinks';
import { findKinks } from '@/lib/engine/baking/find-kinks';

/** Asks f at the point and around it, as baking does. */
async function bakedKinks<A extends readonly Value[]>(f: (...args: A) => Value, args: A, parameter: number) {
  // nudges keep the types of the arguments and change numbers only
  const ask = async (lists: readonly (readonly Value[])[]) => lists.map((moved) => f(...(moved as A)));
  const [found] = await findKinks([{ args, own: f(...args) }], parameter, ask);
  if (!found) throw new Error('no answer');
  return found;
}

function accepts({ expected, kinks }: { expected: Value; kinks: readonly Value[] }, answer: Value): boolean {
  const got = numbersOf(answer);
  const nearest = nearestAnswer(numbersOf(expected), kinks, got, { rtol: 1e-9, atol: 0 });
  return got.every((value, i) => Math.abs(value - (nearest.expected[i] ?? 0)) <= 1e-9 * Math.abs(value) + 1e-300);
}

const reluBackward = (upstream: number[], z: number[]) => z.map((x, i) => (x > 0 ? (upstream[i] ?? 0) : 0));

describe('relu at 0', () => {
  test.each([0, -0])('every subgradient between 0 and upstream is right at z = %d', async (zero) => {
    const baked = await bakedKinks(
      reluBackward,
      [
        [2, -3, 5],
        [zero, zero, 1],
      ],
      1,
    );
    expect(baked.kinks).toHaveLength(2);
    for (const answer of [
      [0, 0, 5],
      [2, -3, 5],
      [1, 0, 5],
      [0.5, -2.9, 5],
    ])
      expect(accepts(baked, answer), String(answer)).toBe(true);
    for (const wrong of [
      [2.1, 0, 5],
      [-0.1, 0, 5],
      [0, 1, 5],
      [0, 0, 4],
    ])
      expect(accepts(baked, wrong), String(wrong)).toBe(false);
  });

  test('a solution that takes slope 1 or 1/2 at 0 bakes to the same answers', async () => {
    for (const atZero of [0, 0.5, 1]) {
      const own = (upstream: number[], z: number[]) =>
        z.map((x, i) => (x > 0 ? 1 : x < 0 ? 0 : atZero) * (upstream[i] ?? 0));
      const baked = await bakedKinks(
        own,
        [
          [2, 4],
          [0, 1],
        ],
        1,
      );
      expect(baked.expected).toEqual([0, 4]);
      expect(baked.kinks).toEqual([[2, 0]]);
    }
  });

  test('entries that are tiny but not 0 have no kink', async () => {
    const baked = await bakedKinks(
      reluBackward,
      [
        [1, 1, 1, 1],
        [1e-200, -1e-200, 5e-300, -1e-15],
      ],
      1,
    );
    expect(baked).toEqual({ expected: [1, 0, 1, 0], kinks: [], tangled: false });
  });

  test('upstream gradients of every size keep their kink', async () => {
    const baked = await bakedKinks(
      reluBackward,
      [
        [1e-200, 1e200, 1],
        [0, 0, 0],
      ],
      1,
    );
    expect(baked.kinks).toEqual([
      [1e-200, 0, 0],
      [0, 1e200, 0],
      [0, 0, 1],
    ]);
  });

  test('an upstream of 0 leaves nothing to choose', async () => {
    expect((await bakedKinks(reluBackward, [[0], [0]], 1)).kinks).toEqual([]);
  });
});

describe('smooth functions have no kinks', () => {
  test.each<[string, (z: number[]) => number[]]>([
    ['the identity, which changes sign at 0', (z) => z],
    ['a cube', (z) => z.map((x) => x ** 3)],
    ['a steep exponential', (z) => z.map((x) => Math.exp(50 * x))],
    ['leaky relu itself, which is continuous', (z) => z.map((x) => (x > 0 ? x : 0.1 * x))],
    ['|x|, which is continuous', (z) => z.map(Math.abs)],
    ['a sum that cancels', (z) => [z.reduce((a, b) => a + b, 0)]],
  ])('%s', async (_, f) => {
    for (const z of [
      [0, 0],
      [0.3, -0.3],
      [1e-200, -3],
      [700, -700],
      [1, -1],
    ]) {
      expect((await bakedKinks(f, [z], 0)).kinks).toEqual([]);
    }
  });
});

/** x + relu(x·w + b), backwards, for one row x and a square w. */
function residual(upstream: number[], x: number[], w: number[][], b: number[]) {
  const on = b.map((bias, j) => (x.reduce((sum, value, i) => sum + value * (w[i]?.[j] ?? 0), bias) > 0 ? 1 : 0));
  const local = upstream.map((u, j) => u * (on[j] ?? 0));
  return {
    dx: x.map((_, i) => local.reduce((sum, u, j) => sum + u * (w[i]?.[j] ?? 0), upstream[i] ?? 0)),
    dw: x.map((value) => local.map((u) => value * u)),
    db: local,
  };
}

describe('a residual block with a unit at exactly 0', () => {
  const w = [
    [1, 2],
    [-1, 0.5],
  ];
  const args = [[3, -2], [0.5, 0.5], w, [0, 0.25]] as const;
  const point = args.map((value) => structuredClone(value)) as unknown as Parameters<typeof residual>; // mutable copies

  test('the bias crosses one kink, which reaches dx, dw and db together', async () => {
    const baked = await bakedKinks(residual, point, 3);
    expect(baked.kinks).toHaveLength(1);
    expect(baked.tangled).toBe(false);
    const off = residual(...point);
    const on = residual(point[0], point[1], point[2], [1e-9, 0.25]);
    expect(accepts(baked, off)).toBe(true);
    expect(accepts(baked, on)).toBe(true);
    expect(accepts(baked, { ...off, db: on.db })).toBe(false);
  });

  test('two entries of x that move the same unit cross one kink, not two', async () => {
    const baked = await bakedKinks(residual, point, 1);
    expect(baked.kinks).toHaveLength(1);
    const off = numbersOf(residual(...point));
    const on = numbersOf(residual(point[0], point[1], point[2], [1e-9, 0.25]));
    expect(accepts(baked, on)).toBe(true);
    expect(
      accepts(
        baked,
        on.map((value, i) => 2 * value - (off[i] ?? 0)),
      ),
    ).toBe(false);
  });

  test('a zero row, whose units x moves in mixtures, is tangled by x and clear by b', async () => {
    const zero: Parameters<typeof residual> = [[3, -2], [0, 0], w, [0, 0]];
    expect((await bakedKinks(residual, zero, 1)).tangled).toBe(true);
    const byBias = await bakedKinks(residual, zero, 3);
    expect(byBias.tangled).toBe(false);
    expect(byBias.kinks).toHaveLength(2);
  });
});

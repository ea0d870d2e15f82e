import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestAnswer } from '@/lib/core/grader/kinks';
import { seededRandom } from '@/lib/core/numeric/random';
import { isClose } from '@/lib/core/numeric/tolerance';

const tolerance = { rtol: 1e-6, atol: 0 };

function accepts(expected: readonly number[], kinks: readonly number[][], got: readonly number[]): boolean {
  const nearest = nearestAnswer(expected, kinks, got, tolerance);
  return got.every((value, index) =>
    isClose(value, nearest.expected[index] ?? Number.NaN, { rtol: 1e-6, atol: nearest.free.get(index) ?? 0 }),
  );
}

/** The definition, applied: expected + Σ tₖ · kinkₖ. */
function answerAt(expected: readonly number[], kinks: readonly (readonly number[])[], t: readonly number[]): number[] {
  return expected.map((value, i) => value + kinks.reduce((sum, kink, k) => sum + (t[k] ?? 0) * (kink[i] ?? 0), 0));
}

const unit = (length: number, at: number, size: number) => Array.from({ length }, (_, i) => (i === at ? size : 0));

describe('several right answers at kinks', () => {
  test('a kink of its own entry takes every value between the two sides, and no other', () => {
    const [expected, kinks] = [[5, 0, -2], [[0, 3, 0]]];
    for (const middle of [0, 0.3, 1.5, 2.9, 3, 3.0000001]) expect(accepts(expected, kinks, [5, middle, -2])).toBe(true);
    for (const middle of [-0.1, 3.1, Number.NaN, Infinity])
      expect(accepts(expected, kinks, [5, middle, -2])).toBe(false);
    expect(accepts(expected, kinks, [5.1, 1, -2])).toBe(false);
  });

  test('entries that one kink moves must agree on where in the kink they are', () => {
    const [expected, kinks] = [[1, 1], [[2, -1]]];
    expect(accepts(expected, kinks, [2, 0.5])).toBe(true);
    expect(accepts(expected, kinks, [2, 1])).toBe(false);
    expect(accepts(expected, kinks, [1, 0])).toBe(false);
  });

  test('sixty kinks apart from each other are each free', () => {
    const random = seededRandom(1);
    const expected = Array.from({ length: 80 }, () => random.normal());
    const kinks = Array.from({ length: 60 }, (_, k) => unit(80, k, random.normal()));
    const t = kinks.map(() => random.uniform());
    const right = answerAt(expected, kinks, t);
    expect(accepts(expected, kinks, right)).toBe(true);
    for (const at of [0, 59, 60, 79])
      expect(
        accepts(
          expected,
          kinks,
          right.map((v, i) => (i === at ? v + 4 : v)),
        ),
      ).toBe(false);
  });

  test('a residual block with every pre-activation at 0: any subgradient is right, any mixture that is none is wrong', () => {
    // x · w = 0 everywhere because w = 0; ∂/∂dx, dw and db share each kink's t.
    const random = seededRandom(2);
    const [rows, size] = [6, 5];
    const draw = () => Array.from({ length: rows }, () => Array.from({ length: size }, () => random.normal()));
    const [x, upstream] = [draw(), draw()];
    const w = Array.from({ length: size }, () => Array.from({ length: size }, () => random.normal()));
    const at = (m: number[][], i: number, j: number) => m[i]?.[j] ?? 0;
    const gradients = (gate: (i: number, j: number) => number): number[] => {
      const g = upstream.map((row, i) => row.map((u, j) => u * gate(i, j)));
      const dx = x.map((row, i) =>
        row.map((_, k) => at(upstream, i, k) + w.reduce((s, _v, j) => s + at(g, i, j) * at(w, k, j), 0)),
      );
      const dw = w.map((row, k) => row.map((_, j) => x.reduce((s, _v, i) => s + at(x, i, k) * at(g, i, j), 0)));
      const db = Array.from({ length: size }, (_, j) => g.reduce((s, row) => s + (row[j] ?? 0), 0));
      return [...dx.flat(), ...dw.flat(), ...db];
    };
    const closed = gradients(() => 0);
    const kinks = x.flatMap((row, i) =>
      row.map((_, j) => gradients((a, b) => (a === i && b === j ? 1 : 0)).map((value, e) => value - (closed[e] ?? 0))),
    );
    expect(accepts(closed, kinks, closed)).toBe(true);
    expect(
      accepts(
        closed,
        kinks,
        gradients(() => 1),
      ),
    ).toBe(true);
    expect(
      accepts(
        closed,
        kinks,
        gradients(() => 0.5),
      ),
    ).toBe(true);
    for (let trial = 0; trial < 20; trial++) {
      const gates = x.map((row) => row.map(() => (random.uniform() < 0.5 ? random.integer(2) : random.uniform())));
      const right = gradients((i, j) => at(gates, i, j));
      expect(accepts(closed, kinks, right)).toBe(true);
      const spot = random.integer(right.length);
      expect(
        accepts(
          closed,
          kinks,
          right.map((v, i) => (i === spot ? v + 0.01 : v)),
        ),
      ).toBe(false);
    }
    expect(
      accepts(
        closed,
        kinks,
        gradients(() => 1.2),
      ),
    ).toBe(false);
    expect(
      accepts(
        closed,
        kinks,
        gradients((i, j) => (i === 0 && j === 0 ? -0.2 : 0.5)),
      ),
    ).toBe(false);
  });

  test('overlapping kinks: every point of the box is right', () => {
    const vectors = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 8, maxLength: 8 });
    const cases = fc
      .array(vectors, { minLength: 2, maxLength: 7 })
      .chain((kinks) =>
        fc.tuple(
          fc.constant(kinks),
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: kinks.length, maxLength: kinks.length }),
        ),
      );
    fc.assert(
      fc.property(cases, ([kinks, t]) => {
        const expected = [0.5, 1, 2, -4, 8, 16, 0.25, 100];
        expect(accepts(expected, kinks, answerAt(expected, kinks, t))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('overlapping kinks with independent directions: a point outside the box is wrong', () => {
    const kinks = [
      [1, 1, 0, 0],
      [0, 1, 1, 0],
      [0, 0, 1, 1],
    ];
    const outside = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom(-0.01, 1.01));
    const inside = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(inside, outside, (t, [which, value]) => {
        const moved = t.map((entry, k) => (k === which ? value : entry));
        expect(accepts([1, 1, 1, 1], kinks, answerAt([1, 1, 1, 1], kinks, moved))).toBe(false);
      }),
    );
  });

  test('numbers that are not finite are never right, and break nothing', () => {
    const kinks = [
      [1, 1, 0],
      [0, 1, 1],
    ];
    for (const bad of [Number.NaN, Infinity, -Infinity]) expect(accepts([0, 0, 0], kinks, [0, bad, 0])).toBe(false);
    expect(accepts([0, 0, 0], kinks, [1e308, -1e308, 1e308])).toBe(false);
  });
});

/**
 * Every number and formula that the last five lessons state, computed anew: forward formulas as plain sums, gradients by central
 * differences, statements about random weights by seeded simulation. Never by the exercises' own solutions.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ExerciseSpec, exerciseSchema } from '@/lib/core/exercise/schema';
import { centralDifference } from '@/lib/core/numeric/differences';
import { seededRandom } from '@/lib/core/numeric/random';
import { expectStated, proseOf } from '@/test/helpers/lesson-text';

type Matrix = number[][];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const meanSquare = (matrix: Matrix) => mean(matrix.flat().map((value) => value ** 2));
const at = (matrix: Matrix, i: number, j: number) => matrix[i]?.[j] ?? Number.NaN;
const column = (matrix: Matrix, j: number) => matrix.map((row) => row[j] ?? Number.NaN);
const relu = (z: number) => Math.max(0, z);
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => (b[0] ?? []).map((_, j) => sum(row.map((value, k) => value * at(b, k, j)))));
}

function affine(x: Matrix, w: Matrix, b: readonly number[]): Matrix {
  return multiply(x, w).map((row) => row.map((value, j) => value + (b[j] ?? 0)));
}

/** ∂f/∂entry for every entry of a matrix, by central differences. */
function slopes(f: (moved: Matrix) => number, matrix: Matrix): Matrix {
  return matrix.map((row, i) =>
    row.map((value, j) =>
      centralDifference(
        (x) => f(matrix.map((other, k) => (k === i ? other.map((old, l) => (l === j ? x : old)) : other))),
        value,
      ),
    ),
  );
}

function expectClose(got: Matrix, wanted: Matrix, digits = 8): void {
  expect(got).toEqual(wanted.map((row) => row.map((value) => expect.closeTo(value, digits))));
}

function normals(rows: number, columns: number, random: ReturnType<typeof seededRandom>, scale = 1): Matrix {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * random.normal()));
}

/** The inner product with upstream: the loss whose gradient at the output is upstream. */
function against(upstream: Matrix, out: Matrix): number {
  return sum(upstream.flatMap((row, i) => row.map((g, j) => g * at(out, i, j))));
}

/** The answers that a numeric question accepts and explains. */
function numericQuestion(slug: string, id: string) {
  const spec: ExerciseSpec = exerciseSchema.parse(parse(readFileSync(`exercises/${slug}/exercise.yaml`, 'utf8')));
  const question = spec.questions.find((one) => one.id === id);
  if (question?.kind !== 'numeric') throw new Error(`${slug} has no numeric question ${id}.`);
  return { answer: question.answer, tolerance: question.tolerance, wrong: question.wrong.map(({ value }) => value) };
}

function expectQuestion(slug: string, id: string, answer: number, wrong: readonly number[]): void {
  const question = numericQuestion(slug, id);
  expect(Math.abs(question.answer - answer)).toBeLessThanOrEqual(Math.max(question.tolerance, 1e-9));
  expect(question.wrong).toEqual(wrong.map((value) => expect.closeTo(value, 3)));
  for (const value of question.wrong) expect(Math.abs(value - question.answer)).toBeGreaterThan(question.tolerance);
}

describe('he-init', () => {
  const prose = proseOf('he-init');

  test('a factor per layer, to the power of thirty', () => {
    expect(prose).toContain('With $c = 0.7$ and $L = 30$ that is $2.3 \\cdot 10^{-5}$, with $c = 1.3$ it is $2{,}620$');
    expectStated('$2.3 \\cdot 10^{-5}$', 0.7 ** 30);
    expectStated('2620', 1.3 ** 30);
  });

  test('on average over weights, a layer multiplies the mean square by half the fan-in times the variance', () => {
    const random = seededRandom('variance propagation');
    const h = normals(3, 6, random).map((row) => row.map((value) => value + 0.5));
    const variance = 0.3;
    const trials = Array.from({ length: 4000 }, () => {
      const z = multiply(h, normals(6, 2, random, Math.sqrt(variance)));
      return { before: meanSquare(z), after: meanSquare(z.map((row) => row.map(relu))) };
    });
    expect(mean(trials.map(({ before }) => before)) / (6 * variance * meanSquare(h))).toBeCloseTo(1, 1);
    expect(mean(trials.map(({ after }) => after)) / (0.5 * 6 * variance * meanSquare(h))).toBeCloseTo(1, 1);
  });

  test('with variance 2 / fan-in a wide network keeps its signal, and the deviation is about 0.83 of its size', () => {
    const random = seededRandom('wide network');
    let h = normals(20, 200, random);
    for (let layer = 0; layer < 6; layer++) {
      h = multiply(h, normals(200, 200, random, Math.sqrt(2 / 200))).map((row) => row.map(relu));
      expect(meanSquare(h)).toBeGreaterThan(0.7);
      expect(meanSquare(h)).toBeLessThan(1.4);
    }
    const first = multiply(normals(200, 200, random), normals(200, 200, random, Math.sqrt(2 / 200)));
    const entries = first.flat().map(relu);
    const middle = mean(entries);
    expect(middle).toBeCloseTo(0.56, 1);
    expect(Math.sqrt(mean(entries.map((value) => (value - middle) ** 2)))).toBeCloseTo(0.83, 1);
    expect(prose).toContain('$1/\\sqrt{\\pi} \\approx 0.56$');
    expect(prose).toContain('$\\sqrt{1 - 1/\\pi} \\approx 0.83$');
    expectStated('0.56', 1 / Math.sqrt(Math.PI));
    expectStated('0.83', Math.sqrt(1 - 1 / Math.PI));
  });

  test('what Glorot and plain normal weights do over depth', () => {
    expect(prose).toContain(
      '$2^{-30} \\approx 9.3 \\cdot 10^{-10}$ of what it was, and the size, its root, $3.1 \\cdot 10^{-5}$',
    );
    expectStated('$9.3 \\cdot 10^{-10}$', 2 ** -30);
    expectStated('$3.1 \\cdot 10^{-5}$', Math.sqrt(2 ** -30));
    expect(prose).toContain(
      'grows 50-fold in every layer, and after ten layers the signal is $50^{5} \\approx 3.1 \\cdot 10^{8}$',
    );
    expect(0.5 * 100 * 1).toBe(50);
    expectStated('$3.1 \\cdot 10^{8}$', Math.sqrt(50 ** 10));
    expectStated('0.00098', 2 ** -10);
    expectQuestion('he-init', 'he-deviation', Math.sqrt(2 / 50), [
      2 / 50,
      Math.sqrt(2 / 10),
      Math.sqrt(1 / 50),
      Math.sqrt(2 / 60),
    ]);
  });

  test('the worked example', () => {
    expect(prose).toContain('The result is about `[1.118034, 1.299038]`');
    const deviation = (matrix: Matrix) => Math.sqrt(meanSquare(matrix) - mean(matrix.flat()) ** 2);
    const x = [
      [1, 2],
      [3, -1],
    ];
    const h1 = x.map((row) => row.map(relu));
    const h2 = multiply(h1, [
      [1, -1],
      [1, 1],
    ]).map((row) => row.map(relu));
    expect(h2.flat()).toEqual([3, 1, 3, 0]);
    expectStated('1.118034', deviation(h1));
    expectStated('1.299038', deviation(h2));
  });
});

/** out = γ (x − μ) / √(σ² + ε) + β, column by column. */
function batchNorm(x: Matrix, gamma: readonly number[], beta: readonly number[], eps: number): Matrix {
  return x.map((row) =>
    row.map((value, j) => {
      const mu = mean(column(x, j));
      const variance = mean(column(x, j).map((other) => (other - mu) ** 2));
      return ((gamma[j] ?? 0) * (value - mu)) / Math.sqrt(variance + eps) + (beta[j] ?? 0);
    }),
  );
}

describe('batch-norm', () => {
  const prose = proseOf('batch-norm');
  const random = seededRandom('batch norm lesson');
  const x = normals(5, 2, random, 2);
  const upstream = normals(5, 2, random);
  const gamma = [1.5, -0.7];
  const beta = [0.3, 2];
  const eps = 0.1;
  const hat = batchNorm(x, [1, 1], [0, 0], eps);
  const root = [0, 1].map((j) => Math.sqrt(mean(column(x, j).map((v) => (v - mean(column(x, j))) ** 2)) + eps));

  test('x̂ has mean 0 and variance σ² / (σ² + ε)', () => {
    for (const j of [0, 1]) {
      expect(mean(column(hat, j))).toBeCloseTo(0, 12);
      const variance = (root[j] ?? 0) ** 2 - eps;
      expect(mean(column(hat, j).map((v) => v ** 2))).toBeCloseTo(variance / (variance + eps), 12);
    }
  });

  test('γ = √(σ² + ε) and β = μ undo the layer', () => {
    const mu = [0, 1].map((j) => mean(column(x, j)));
    expectClose(batchNorm(x, root, mu, eps), x, 12);
  });

  test('the Jacobian of x̂ is r (δ − 1/N − x̂ᵢ x̂ₖ / N)', () => {
    for (const i of [0, 3]) {
      const jacobian = slopes((moved) => at(batchNorm(moved, [1, 1], [0, 0], eps), i, 0), x);
      for (const k of x.keys()) {
        const formula = ((i === k ? 1 : 0) - 1 / 5 - (at(hat, i, 0) * at(hat, k, 0)) / 5) / (root[0] ?? 1);
        expect(at(jacobian, k, 0)).toBeCloseTo(formula, 8);
        expect(at(jacobian, k, 1)).toBe(0);
      }
    }
  });

  test('the three gradients, and columns of dx that sum to 0', () => {
    const bar = (values: readonly number[]) => mean(values);
    const dx = x.map((row, k) =>
      row.map((_, j) => {
        const g = column(upstream, j);
        const product = g.map((value, i) => value * at(hat, i, j));
        const inner = (g[k] ?? 0) - bar(g) - at(hat, k, j) * bar(product);
        return ((gamma[j] ?? 0) / (root[j] ?? 1)) * inner;
      }),
    );
    expectClose(
      slopes((moved) => against(upstream, batchNorm(moved, gamma, beta, eps)), x),
      dx,
    );
    for (const j of [0, 1]) expect(sum(column(dx, j))).toBeCloseTo(0, 12);
    const dgamma = [0, 1].map((j) => sum(column(upstream, j).map((g, i) => g * at(hat, i, j))));
    const dbeta = [0, 1].map((j) => sum(column(upstream, j)));
    expectClose(
      slopes(([moved = []]) => against(upstream, batchNorm(x, moved, beta, eps)), [gamma]),
      [dgamma],
    );
    expectClose(
      slopes(([moved = []]) => against(upstream, batchNorm(x, gamma, moved, eps)), [beta]),
      [dbeta],
    );
  });

  test('ten times larger inputs give the same output, but for ε', () => {
    const larger = x.map((row) => row.map((value) => 10 * value));
    expectClose(batchNorm(larger, gamma, beta, 1e-12), batchNorm(x, gamma, beta, 1e-12), 10);
  });

  test('the worked example', () => {
    const batch = [
      [0, 5],
      [0, 1],
      [0, 1],
      [4, 1],
    ];
    const above = [
      [1, 0],
      [0, 1],
      [0, 2],
      [0, 3],
    ];
    expect(prose).toContain('`batchNormForward` returns `[[0, 8.5], [0, 10.5], [0, 10.5], [4, 10.5]]`');
    expectClose(batchNorm(batch, [2, -1], [1, 10], 1), [
      [0, 8.5],
      [0, 10.5],
      [0, 10.5],
      [4, 10.5],
    ]);
    expect(prose).toContain('`[[0.6875, 0.1875], [-0.3125, 0.4375], [-0.3125, -0.0625], [-0.0625, -0.5625]]`');
    expectClose(
      slopes((moved) => against(above, batchNorm(moved, [2, -1], [1, 10], 1)), batch),
      [
        [0.6875, 0.1875],
        [-0.3125, 0.4375],
        [-0.3125, -0.0625],
        [-0.0625, -0.5625],
      ],
    );
    expect(prose).toContain('returns `dbeta` `[1, 6]`, `dgamma` `[-0.5, -3]`');
    expectClose(
      slopes(([g = []]) => against(above, batchNorm(batch, g, [1, 10], 1)), [[2, -1]]),
      [[-0.5, -3]],
    );
    expectClose(
      slopes(([b = []]) => against(above, batchNorm(batch, [2, -1], b, 1)), [[1, 10]]),
      [[1, 6]],
    );
    expect(prose).toContain(
      '`batchNormInference([[0, 5], [4, 1]], [2, -1], [1, 10], [0, 1], [3, 15], 1)` is `[[1, 9], [5, 10]]`',
    );
    const line = (v: number, g: number, b: number, m: number, s: number) => (g * (v - m)) / Math.sqrt(s + 1) + b;
    expect([line(0, 2, 1, 0, 3), line(5, -1, 10, 1, 15), line(4, 2, 1, 0, 3), line(1, -1, 10, 1, 15)]).toEqual([
      1, 9, 5, 10,
    ]);
  });

  test('the question about (2, 4, 6)', () => {
    expectQuestion('batch-norm', 'biased-variance', 2 / Math.sqrt(8 / 3), [
      2 / Math.sqrt(4),
      2 / (8 / 3),
      2 / Math.sqrt(8),
    ]);
  });
});

describe('gradient-clipping', () => {
  const prose = proseOf('gradient-clipping');
  const degrees = (y: number, x: number) => (Math.atan2(y, x) * 180) / Math.PI;

  test('fifty factors of 1.5, ten of 0.25', () => {
    expect(prose).toContain('1.5^{50} \\approx 6.4 \\cdot 10^{8}');
    expectStated('$6.4 \\cdot 10^{8}$', 1.5 ** 50);
    expectStated('$9.5 \\cdot 10^{-7}$', 0.25 ** 10);
  });

  test('clipping (10, 0.1) by value turns it from 0.57° to 5.71°', () => {
    expect(prose).toContain('at an angle of $0.57°$. Now the angle is $5.71°$, ten times as much');
    expectStated('0.57', degrees(0.1, 10));
    expectStated('5.71', degrees(0.1, 1));
    expect(degrees(0.1, 1) / degrees(0.1, 10)).toBeCloseTo(10, 0);
  });

  test('the largest float64, and the norm with the largest entry taken out', () => {
    expect(prose).toContain('$1.8 \\cdot 10^{308}$');
    expectStated('1.8', Number.MAX_VALUE / 1e308);
    expect(1e200 ** 2).toBe(Number.POSITIVE_INFINITY);
    const entries = [3, -4, 12];
    const scaled = 12 * Math.sqrt(sum(entries.map((entry) => (entry / 12) ** 2)));
    expect(scaled).toBeCloseTo(13, 12);
    expectQuestion('gradient-clipping', 'scaled-norm', (3 / 4) ** 2 + 1, [25, Math.sqrt(1.5625)]);
  });

  test('the worked example and the clipped norm', () => {
    const gradients = [1, 2, 2, 4];
    const norm = Math.hypot(...gradients);
    expect(norm).toBe(5);
    expect(gradients.map((g) => g * (2.5 / norm))).toEqual([0.5, 1, 1, 2]);
    expect(Math.hypot(...gradients.map((g) => g * (2.5 / norm)))).toBeCloseTo(2.5, 12);
    expect([0.5, -3, 7, -0.25].map((g) => Math.max(-1, Math.min(1, g)))).toEqual([0.5, -1, 1, -0.25]);
  });
});

const block = (x: Matrix, w: Matrix, b: readonly number[]): Matrix =>
  affine(x, w, b).map((row, i) => row.map((z, j) => at(x, i, j) + relu(z)));

describe('residual-block', () => {
  const prose = proseOf('residual-block');

  test('the three gradients equal central differences', () => {
    const random = seededRandom('residual lesson');
    const [x, w, upstream] = [normals(4, 3, random), normals(3, 3, random), normals(4, 3, random)];
    const b = [0.2, -0.4, 0.1];
    const z = affine(x, w, b);
    const dz = upstream.map((row, i) => row.map((g, j) => (at(z, i, j) > 0 ? g : 0)));
    const transposed = (m: Matrix) => (m[0] ?? []).map((_, j) => column(m, j));
    const through = multiply(dz, transposed(w));
    expectClose(
      slopes((moved) => against(upstream, block(moved, w, b)), x),
      upstream.map((row, i) => row.map((g, j) => g + at(through, i, j))),
    );
    expectClose(
      slopes((moved) => against(upstream, block(x, moved, b)), w),
      multiply(transposed(x), dz),
    );
    expectClose(
      slopes(([moved = []]) => against(upstream, block(x, w, moved)), [b]),
      [[0, 1, 2].map((j) => sum(column(dz, j)))],
    );
  });

  test('the product of 1 + F′ expands into one term for each path', () => {
    const slopesOf = [0.3, -0.2, 0.5];
    const product = slopesOf.reduce((total, slope) => total * (1 + slope), 1);
    const paths = Array.from({ length: 2 ** 3 }, (_, choice) =>
      slopesOf.reduce((total, slope, l) => total * ((choice >> l) & 1 ? slope : 1), 1),
    );
    expect(sum(paths)).toBeCloseTo(product, 12);
    expectQuestion('residual-block', 'number-of-paths', paths.length, [6, 3, 4]);
  });

  test('powers of 0.1, of 1.1 and of 2', () => {
    expect(prose).toContain(
      'passes $0.1^{10} = 10^{-10}$ of the gradient. With residual connections it passes $1.1^{10} \\approx 2.6$',
    );
    expectStated('2.6', 1.1 ** 10);
    expect(prose).toContain('$2^{50} \\approx 10^{15}$');
    expect(2 ** 50 / 1e15).toBeCloseTo(1.1, 1);
  });

  test('with He initialisation a block at least about doubles the mean square', () => {
    const random = seededRandom('growing blocks');
    let x = normals(50, 100, random);
    for (let layer = 0; layer < 5; layer++) {
      const next = block(x, normals(100, 100, random, Math.sqrt(2 / 100)), []);
      const growth = meanSquare(next) / meanSquare(x);
      expect(growth).toBeGreaterThan(1.8);
      if (layer === 0) expect(growth).toBeLessThan(2.2);
      x = next;
    }
  });

  test('the worked example', () => {
    const x = [
      [1, 2],
      [-3, 0.5],
    ];
    const w = [
      [1, -2],
      [0.5, 1],
    ];
    const b = [0.5, -1];
    const upstream = [
      [1, 2],
      [3, -1],
    ];
    expect(prose).toContain('The pre-activations are `[[2.5, -1], [-2.25, 5.5]]`');
    expect(affine(x, w, b)).toEqual([
      [2.5, -1],
      [-2.25, 5.5],
    ]);
    expect(prose).toContain('is `[[3.5, 2], [-3, 6]]`');
    expect(block(x, w, b)).toEqual([
      [3.5, 2],
      [-3, 6],
    ]);
    expect(prose).toContain('`db` is `[1, -1]`, `dw` is `[[1, 3], [2, -0.5]]`, and `dx` is `[[2, 2.5], [5, -2]]`');
    expectClose(
      slopes(([m = []]) => against(upstream, block(x, w, m)), [b]),
      [[1, -1]],
    );
    expectClose(
      slopes((m) => against(upstream, block(x, m, b)), w),
      [
        [1, 3],
        [2, -0.5],
      ],
    );
    expectClose(
      slopes((m) => against(upstream, block(m, w, b)), x),
      [
        [2, 2.5],
        [5, -2],
      ],
    );
  });
});

describe('deep-network', () => {
  const prose = proseOf('deep-network');
  const naive = (z: number, y: number) => -y * Math.log(sigmoid(z)) - (1 - y) * Math.log(1 - sigmoid(z));
  const stable = (z: number, y: number) => Math.max(z, 0) - y * z + Math.log(1 + Math.exp(-Math.abs(z)));

  test('every form of the loss is the same, and its slope is σ − y', () => {
    for (const z of [-9, -2.5, -0.3, 0, 0.8, 4, 11]) {
      for (const y of [0, 1]) {
        expect(y * Math.log(1 + Math.exp(-z)) + (1 - y) * Math.log(1 + Math.exp(z))).toBeCloseTo(naive(z, y), 9);
        expect(Math.log(1 + Math.exp(z)) - y * z).toBeCloseTo(naive(z, y), 9);
        expect(stable(z, y)).toBeCloseTo(naive(z, y), 9);
        if (z !== 0) expect(centralDifference((t) => naive(t, y), z)).toBeCloseTo(sigmoid(z) - y, 7);
      }
    }
  });

  test('where the plain formula breaks, and what clamping makes of it', () => {
    expect(prose).toContain('For a logit of 40, $\\sigma(z)$ is 1 in float64');
    expect(sigmoid(40)).toBe(1);
    expect(Math.log(1 - sigmoid(40))).toBe(Number.NEGATIVE_INFINITY);
    expect(stable(1000, 0)).toBe(1000);
    expect(prose).toContain('$-\\ln 10^{-7} \\approx 16.1$');
    expectStated('16.1', -Math.log(1e-7));
    expectStated('0.693', stable(0, 1));
    expectStated('0.693147', Math.log(2));
  });

  test('the worked example', () => {
    const x = [
      [1, 2],
      [3, -1],
    ];
    const y = [1, 0];
    const w1 = [
      [1, -1, 0.5],
      [1, 2, -1],
    ];
    const w2 = [[1], [-1], [-1]];
    const [b1, b2] = [[0, 0, -0.5], [0]];
    const hidden = affine(x, w1, b1);
    expect(hidden).toEqual([
      [3, 3, -2],
      [2, -5, 2],
    ]);
    const loss = (v1: Matrix, v2: Matrix, c1: number[], c2: number[]) => {
      const h = affine(x, v1, c1).map((row) => row.map(relu));
      // Written as ln(1 + e^z) − y z: smooth at the logit 0, where this example is.
      return mean(affine(h, v2, c2).map(([z = Number.NaN], i) => Math.log(1 + Math.exp(z)) - (y[i] ?? 0) * z));
    };
    expectStated('0.693147', loss(w1, w2, b1, b2));
    expect(prose).toContain(
      '`dWeights` is `[[[0.5, 0.25, -0.75], [-0.75, 0.5, 0.25]], [[-0.25], [-0.75], [0.5]]]` and `dBiases` is `[[0, 0.25, -0.25], [0]]`',
    );
    expectClose(
      slopes((m) => loss(m, w2, b1, b2), w1),
      [
        [0.5, 0.25, -0.75],
        [-0.75, 0.5, 0.25],
      ],
    );
    expectClose(
      slopes((m) => loss(w1, m, b1, b2), w2),
      [[-0.25], [-0.75], [0.5]],
    );
    expectClose(
      slopes(([m = []]) => loss(w1, w2, m, b2), [b1]),
      [[0, 0.25, -0.25]],
    );
    expectClose(
      slopes(([m = []]) => loss(w1, w2, b1, m), [b2]),
      [[0]],
    );
  });

  test('the output gradient of the question', () => {
    const slope = sigmoid(2) * (1 - sigmoid(2));
    expectQuestion('deep-network', 'output-gradient', sigmoid(2) / 4, [
      sigmoid(2),
      -sigmoid(2) / 4,
      (sigmoid(2) * slope) / 4,
    ]);
  });
});

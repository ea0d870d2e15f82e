/**
 * Every number that the first five lessons state, computed anew: by series, products and differences, never by the exercises' own
 * solutions. A number counts as right when it is the true one, rounded to the digits that the lesson shows.
 */
import { describe, expect, test } from 'vitest';
import { expectStated, proseOf, tableOf } from '@/test/helpers/lesson-text';

/** e^x by its power series after halving x often enough: independent of Math.exp. */
function exp(x: number): number {
  if (Math.abs(x) > 0.5) return exp(x / 2) ** 2;
  let [term, sum] = [1, 1];
  for (let k = 1; k < 20; k++) {
    term *= x / k;
    sum += term;
  }
  return sum;
}

const sigmoid = (z: number) => (z < 0 ? exp(z) / (1 + exp(z)) : 1 / (1 + exp(-z)));
const slope = (z: number) => sigmoid(z) * sigmoid(-z);

/** ∂a_L/∂w_l for all l, in forward mode: one product of Jacobians for each weight. */
function chainGradients(x: number, weights: readonly number[]): number[] {
  return weights.map((_, l) => {
    let [a, tangent] = [x, 0];
    for (const [k, w] of weights.entries()) {
      const z = w * a;
      tangent = slope(z) * (w * tangent + (k === l ? a : 0));
      a = sigmoid(z);
    }
    return tangent;
  });
}

const first = (values: readonly number[]) => values[0] ?? Number.NaN;
const last = (values: readonly number[]) => values.at(-1) ?? Number.NaN;
const ones = (count: number) => Array.from({ length: count }, () => 1);

test('the series agrees with the known value of e', () => {
  expect(exp(1)).toBeCloseTo(Math.E, 14);
  expect(exp(-20) / 2.061153622438558e-9).toBeCloseTo(1, 12);
});

describe('sigmoid', () => {
  const prose = proseOf('sigmoid');

  test('the values of the worked example', () => {
    expect(prose).toContain('`sigmoid([-2, -1, 0, 1, 2])` is about `[0.119203, 0.268941, 0.5, 0.731059, 0.880797]`');
    for (const [z, text] of [
      [-2, '0.119203'],
      [-1, '0.268941'],
      [0, '0.5'],
      [1, '0.731059'],
      [2, '0.880797'],
    ] as const) {
      expectStated(text, sigmoid(z));
    }
  });

  test('a float64 ends at about 1.8e308, and e^z passes it at about 709.8', () => {
    expect(prose).toContain('ends at about $1.8 \\cdot 10^{308}$');
    expect(prose).toContain('greater than about 709.8');
    expectStated('1.8', Number.MAX_VALUE / 10 ** 308);
    expectStated('709.8', Math.log(Number.MAX_VALUE));
  });

  test('sigmoid(-1000) is 0 to within 1e-434', () => {
    expect(prose).toContain('within $10^{-434}$');
    expect(-1000 / Math.LN10).toBeLessThan(-434);
  });

  test('the three forms of the symmetry agree', () => {
    for (const z of [-3, -0.7, 0, 0.2, 5]) {
      expect(exp(z) / (exp(z) + 1)).toBeCloseTo(1 / (1 + exp(-z)), 14);
      expect(1 / (1 + exp(z))).toBeCloseTo(1 - 1 / (1 + exp(-z)), 14);
    }
  });
});

describe('sigmoid-derivative', () => {
  const prose = proseOf('sigmoid-derivative');

  test('the derivation: both forms equal a central difference', () => {
    for (const z of [-4, -1.3, 0, 0.4, 2, 6]) {
      const difference = (sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5;
      expect(exp(-z) / (1 + exp(-z)) ** 2).toBeCloseTo(difference, 9);
      expect(sigmoid(z) * (1 - sigmoid(z))).toBeCloseTo(difference, 9);
    }
  });

  test('the slope is 0.25 at 0 and less everywhere else', () => {
    expect(slope(0)).toBe(0.25);
    for (let z = 0.01; z < 30; z += 0.01) expect(Math.max(slope(z), slope(-z))).toBeLessThan(0.25);
  });

  test('the table of heights and slopes', () => {
    const rows = tableOf('sigmoid-derivative', 'input $z$', 'height $\\sigma(z)$');
    expect(rows).toHaveLength(6);
    for (const [at = '', heights = '', steepness = ''] of rows) {
      const z = Number(at.replace('±', ''));
      const [high = '', low] = heights.split(' or ');
      expectStated(high, sigmoid(z));
      if (low !== undefined) expectStated(low, sigmoid(-z));
      expectStated(steepness, slope(z));
      expectStated(steepness, slope(-z));
    }
  });

  test('for large |z| the slope is practically e^-|z|', () => {
    for (const z of [10, 15, 30]) expect(slope(z) / exp(-z)).toBeCloseTo(1, 3);
    expectStated('2.7', slope(12) / slope(13));
  });

  test('the table of 0.25^L', () => {
    const rows = tableOf('sigmoid-derivative', 'layers $L$');
    expect(rows).toHaveLength(5);
    for (const [layers = '', share = ''] of rows) {
      let product = 1;
      for (let l = 0; l < Number(layers); l++) product *= slope(0);
      expectStated(share, product);
    }
  });

  test('ten slopes at 2 leave 1.6e-10', () => {
    expect(prose).toContain(
      'At $z = \\pm 2$ the factor is 0.105 rather than 0.25, and ten of them leave $1.6 \\cdot 10^{-10}$',
    );
    expectStated('0.105', slope(2));
    expectStated('$1.6 \\cdot 10^{-10}$', slope(2) ** 10);
  });

  test('the worked example', () => {
    expect(prose).toContain('is about `[0.25, 0.196612, 0.104994]`');
    expect(prose).toContain('is about `[0.5, -0.196612, 0.0524968]`');
    expectStated('0.196612', slope(1));
    expectStated('0.104994', slope(-2));
    expectStated('-0.196612', -1 * slope(1));
    expectStated('0.0524968', 0.5 * slope(-2));
  });
});

describe('vanishing-chain', () => {
  const prose = proseOf('vanishing-chain');

  test('the boxed formula equals central differences of the chain', () => {
    const weights = [1.5, -0.8, 2.2];
    const output = (ws: readonly number[]) => ws.reduce((a, w) => sigmoid(w * a), 0.7);
    for (const [l, exact] of chainGradients(0.7, weights).entries()) {
      const moved = (h: number) => output(weights.map((w, k) => (k === l ? w + h : w)));
      expect((moved(1e-5) - moved(-1e-5)) / 2e-5).toBeCloseTo(exact, 9);
    }
  });

  test('the two-layer example, row by row', () => {
    const a1 = sigmoid(1);
    const truths = [1, a1, slope(1), a1, sigmoid(a1), slope(a1), slope(a1) * a1, slope(a1) * slope(1)];
    const rows = tableOf('vanishing-chain', 'quantity').map(([, value = '']) => value);
    expect(rows).toHaveLength(truths.length);
    for (const [index, text] of rows.entries()) expectStated(text, truths[index] ?? Number.NaN);
    const [g1, g2] = chainGradients(1, [1, 1]);
    expect(truths.slice(-2)).toEqual([expect.closeTo(g2 ?? 0, 12), expect.closeTo(g1 ?? 0, 12)]);
    expect((g1 ?? 0) / (g2 ?? 1)).toBeCloseTo(0.27, 2);
  });

  test('the table of gradients over depth', () => {
    const rows = tableOf('vanishing-chain', 'layers $L$', 'first layer');
    expect(rows).toHaveLength(6);
    for (const [layers = '', bottom = '', top = ''] of rows) {
      const gradients = chainGradients(1, ones(Number(layers)));
      expectStated(bottom, first(gradients));
      expectStated(top, last(gradients));
    }
  });

  test('z times the slope is at most 0.224, near 1.54, so that positive weights give factors below 0.448', () => {
    expect(prose).toContain('never more than 0.224 (at $z \\approx 1.54$)');
    let best = { z: 0, value: 0 };
    for (let z = 0; z < 20; z += 0.0005) if (z * slope(z) > best.value) best = { z, value: z * slope(z) };
    expectStated('0.224', best.value);
    expectStated('1.54', best.z);
    expectStated('0.448', best.value / 0.5);
    for (let a = 0.5; a <= 1; a += 0.01) {
      for (let w = 0; w < 60; w += 0.05) expect(w * slope(w * a)).toBeLessThan(0.448);
    }
  });

  test('the table of weights', () => {
    const rows = tableOf('vanishing-chain', 'every weight');
    expect(rows.map(([weight]) => weight)).toEqual(['0.5', '1', '1.55', '2', '4', '8']);
    for (const [weight = '', gradient = ''] of rows) {
      expectStated(
        gradient,
        first(
          chainGradients(
            1,
            ones(10).map(() => Number(weight)),
          ),
        ),
      );
    }
  });

  test('a network that answers 0.5 has the cross-entropy ln 2, about 0.693', () => {
    expect(prose).toContain('$\\ln 2 \\approx 0.693$');
    expectStated('0.693', -Math.log(0.5));
  });

  test('the worked example, and the size for thirty layers', () => {
    expect(prose).toContain('`layerGradients(1, [1, 1])` is about `[0.0431292, 0.160366]`');
    expect(prose).toContain('`layerGradients(2, [0.5])` is about `[0.393224]`');
    const [g1, g2] = chainGradients(1, [1, 1]);
    expectStated('0.0431292', g1 ?? 0);
    expectStated('0.160366', g2 ?? 0);
    expectStated('0.393224', first(chainGradients(2, [0.5])));
    const tiny = first(chainGradients(1, ones(30)));
    expect(tiny).toBeGreaterThan(1e-20);
    expect(tiny).toBeLessThan(1e-19);
  });
});

describe('relu and leaky-relu', () => {
  test('ten sigmoids leave at most 9.5e-7, and at z = 100 the slope is about 3.7e-44', () => {
    const prose = proseOf('relu');
    expect(prose).toContain('at most $0.25^{10} \\approx 9.5 \\cdot 10^{-7}$');
    expectStated('$9.5 \\cdot 10^{-7}$', slope(0) ** 10);
    expect(prose).toContain("the sigmoid's is about $3.7 \\cdot 10^{-44}$");
    expectStated('$3.7 \\cdot 10^{-44}$', slope(100));
  });

  test('exactly the slopes from 0 to 1 lie below the corner of ReLU', () => {
    const zs = Array.from({ length: 201 }, (_, i) => (i - 100) / 10);
    const isSubgradient = (g: number) => zs.every((z) => g * z <= Math.max(0, z));
    expect([0, 0.3, 0.5, 1].map(isSubgradient)).toEqual([true, true, true, true]);
    expect([-0.01, 1.01].map(isSubgradient)).toEqual([false, false]);
  });

  test('five negative layers keep 1e-5 with slope 0.1 and 1e-10 with slope 0.01', () => {
    expect(proseOf('leaky-relu')).toContain('keeps $0.1^5 = 10^{-5}$ with $s = 0.1$, and $10^{-10}$ with $s = 0.01$');
    expect(0.1 ** 5 / 1e-5).toBeCloseTo(1, 12);
    expect(0.01 ** 5 / 1e-10).toBeCloseTo(1, 12);
  });

  test('max(z, s z) is the leaky ReLU for every slope below 1, and its gradient by the slope is z on the negative side', () => {
    for (const z of [-3, -0.5, 0, 0.5, 3]) {
      for (const s of [0, 0.01, 0.5, 0.99]) {
        const value = (t: number) => (z > 0 ? z : t * z);
        expect(Math.max(z, s * z)).toBeCloseTo(value(s), 14);
        expect((value(s + 1e-4) - value(s - 1e-4)) / 2e-4).toBeCloseTo(Math.min(z, 0), 10);
      }
    }
  });

  test('the worked examples', () => {
    const z = [1, 2, -1, -2, -3];
    const upstream = [2, -3, 0.5, -1, 0];
    const through = z.map((value, i) => (upstream[i] ?? 0) * (value > 0 ? 1 : 0.1));
    expect(proseOf('leaky-relu')).toContain('`[2, -3, 0.05, -0.1, 0]`');
    expect(through).toEqual([2, -3, 0.05, -0.1, 0].map((value) => expect.closeTo(value, 12)));
    expect([-4, -1, 0, 1, 4].map((v) => Math.max(v, 0.1 * v))).toEqual([-0.4, -0.1, 0, 1, 4]);
  });
});

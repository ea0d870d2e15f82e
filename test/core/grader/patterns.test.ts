import { describe, expect, test } from 'vitest';
import type { Value } from '@/lib/core/exercise/values';
import { grade } from '@/lib/core/grader/grade';
import { seededRandom } from '@/lib/core/numeric/random';
import { type AnyFunction, reportOn } from '../../helpers/grading';
import { caseOf, expectedCheck, revisionOf, signatureOf } from '../../helpers/revisions';
import { backwardInputs, backwardSignature, batchNormBackwardWith, type Slips } from './batch-norm';
import { sandboxOf } from './fake-sandbox';

type Vector = number[];
type Matrix = number[][];

const random = seededRandom(21);
const vector = (n: number) => Array.from({ length: n }, () => 3 * random.normal());
const matrix = (n: number, d: number) => Array.from({ length: n }, () => vector(d));
const nearlyE = Number(Math.E.toFixed(5));
const sigma = (z: number) => 1 / (1 + Math.exp(-z));

const elementwise = signatureOf('sigmoidDerivative', { z: 'Vector' }, 'Vector');
const derivative = (z: Vector) => z.map((v) => sigma(v) * (1 - sigma(v)));
const backward = signatureOf('reluBackward', { upstream: 'Vector', z: 'Vector' }, 'Vector');
const reluBackward = (upstream: Vector, z: Vector) => upstream.map((u, i) => ((z[i] ?? 0) > 0 ? u : 0));
const leaky = signatureOf('leakyReluBackward', { upstream: 'Vector', z: 'Vector', slope: 'number' }, 'Vector');
const leakyBackward = (u: Vector, z: Vector, slope: number) => u.map((v, i) => ((z[i] ?? 0) > 0 ? v : slope * v));
const batch = signatureOf('meanGradient', { upstream: 'Matrix', x: 'Matrix' }, 'Matrix');
const meanGradient = (u: Matrix, x: Matrix) => u.map((row, i) => row.map((v, j) => (v * (x[i]?.[j] ?? 0)) / u.length));
const chain = signatureOf('layerGradients', { x: 'number', weights: 'Vector' }, 'Vector');
const layers = (x: number, weights: Vector) => weights.map((w, i) => Math.sin(x + w * (i + 1)));
const scaled = signatureOf('scaleColumns', { x: 'Matrix', gamma: 'Vector', beta: 'Vector' }, 'Matrix');
const scaleColumns = (x: Matrix, gamma: Vector, beta: Vector) =>
  x.map((row) => row.map((v, j) => v * (gamma[j] ?? 0) + (beta[j] ?? 0)));

const vectors: Value[][] = [[vector(6)], [vector(3)], [vector(8)]];
const pairs: Value[][] = [
  [vector(6), vector(6)],
  [vector(9), vector(9)],
];
const slopes: Value[][] = pairs.map((pair) => [...pair, 0.1]);
const batches: Value[][] = [
  [matrix(3, 2), matrix(3, 2)],
  [matrix(5, 4), matrix(5, 4)],
];
const chains: Value[][] = [
  [0.5, vector(4)],
  [-1, vector(6)],
];
const columnInputs: Value[][] = [
  [matrix(3, 2), vector(2), vector(2)],
  [matrix(4, 3), vector(3), vector(3)],
];

describe('patterns named in what a student returned', () => {
  test.each<[string, Parameters<typeof reportOn>, RegExp]>([
    [
      'a flipped sign',
      [elementwise, derivative, (z: Vector) => derivative(z).map((v) => -v), vectors],
      /^The sign is flipped everywhere/,
    ],
    [
      'zeros',
      [elementwise, derivative, (z: Vector) => z.map(() => 0), vectors],
      /^Every number that came back here is 0\.$/,
    ],
    [
      'a plain factor',
      [elementwise, derivative, (z: Vector) => derivative(z).map((v) => 4 * v), vectors],
      /^4 times too large everywhere:/,
    ],
    [
      'a plain fraction',
      [elementwise, derivative, (z: Vector) => derivative(z).map((v) => v / 2), vectors],
      /^2 times too small everywhere:/,
    ],
    [
      'the batch size forgotten',
      [
        batch,
        meanGradient,
        (u: Matrix, x: Matrix) => meanGradient(u, x).map((row) => row.map((v) => v * u.length)),
        batches,
      ],
      /^3 times too large everywhere, and 3 is the batch size \(the number of rows of upstream\): did you forget to divide by it\?$/,
    ],
    [
      'the number of features divided by',
      [
        batch,
        meanGradient,
        (u: Matrix, x: Matrix) => meanGradient(u, x).map((row) => row.map((v) => v / row.length)),
        batches,
      ],
      /^2 times too small everywhere, and 2 is the number of columns of upstream/,
    ],
    ['upstream handed back', [backward, reluBackward, (u: Vector) => u, pairs], /^This is upstream as it came/],
    [
      'upstream ignored',
      [leaky, leakyBackward, (_: Vector, z: Vector, s: number) => z.map((v) => (v > 0 ? 1 : s)), slopes],
      /^upstream is ignored/,
    ],
    [
      'an inverted mask',
      [backward, reluBackward, (u: Vector, z: Vector) => u.map((v, i) => ((z[i] ?? 0) > 0 ? 0 : v)), pairs],
      /^The mask is inverted: upstream is kept where it should be 0/,
    ],
    [
      'an inverted mask with a slope',
      [
        leaky,
        leakyBackward,
        (u: Vector, z: Vector, s: number) => u.map((v, i) => ((z[i] ?? 0) > 0 ? s * v : v)),
        slopes,
      ],
      /^The mask is inverted: upstream is kept where it should be scaled by slope/,
    ],
    [
      'a layer too early',
      [chain, layers, (x: number, w: Vector) => [...layers(x, w).slice(1), 0], chains],
      /^Off by one layer: each entry is the one that belongs a layer later/,
    ],
    [
      'a layer too late',
      [chain, layers, (x: number, w: Vector) => [0, ...layers(x, w).slice(0, -1)], chains],
      /^Off by one layer: each entry is the one that belongs a layer earlier/,
    ],
    [
      'a reversed list',
      [chain, layers, (x: number, w: Vector) => layers(x, w).reverse(), chains],
      /^The order is reversed: the first layer holds/,
    ],
    [
      'a transpose',
      [
        batch,
        meanGradient,
        (u: Matrix, x: Matrix) => meanGradient(u, x).map((row, i, all) => row.map((_, j) => all[j]?.[i] ?? 0)),
        [[matrix(3, 3), matrix(3, 3)]],
      ],
      /^This is the transpose/,
    ],
    ['a lost sign', [chain, layers, (x: number, w: Vector) => layers(x, w).map(Math.abs), chains], /^The sign is lost/],
    [
      'a missing gamma',
      [
        scaled,
        (x: Matrix, g: Vector, b: Vector) =>
          scaleColumns(
            x,
            g,
            b.map(() => 0),
          ),
        (x: Matrix) => x.map((row) => row.map((v) => v + 0)),
        columnInputs,
      ],
      /^This is x as it came/,
    ],
    [
      'a missing beta',
      [
        scaled,
        scaleColumns,
        (x: Matrix, g: Vector, b: Vector) =>
          scaleColumns(
            x,
            g,
            b.map(() => 0),
          ),
        columnInputs,
      ],
      /^beta is not added/,
    ],
    [
      'an offset',
      [elementwise, derivative, (z: Vector) => derivative(z).map((v) => v + 0.5), vectors],
      /^0.5 too large everywhere/,
    ],
    [
      'rounding',
      [elementwise, derivative, (z: Vector) => derivative(z).map((v) => Number(v.toFixed(3))), vectors],
      /^The numbers are rounded to 3 decimals/,
    ],
    [
      'NaN from overflow',
      [
        elementwise,
        derivative,
        (z: Vector) => z.map((v) => Math.exp(v) / (1 + Math.exp(v)) ** 2),
        [[[-3, 0.5, 800]], [[1, -2, 720]]],
      ],
      /^NaN appears where z is 720 or more\. NaN comes from/,
    ],
    [
      'Infinity somewhere',
      [
        batch,
        meanGradient,
        (u: Matrix, x: Matrix) => meanGradient(u, x).map((row) => row.map((v, j) => (j === 1 ? v / 0 : v))),
        batches,
      ],
      /Infinity appears first at \[0\]\[1\]/,
    ],
    [
      'only the first row right',
      [
        batch,
        meanGradient,
        (u: Matrix, x: Matrix) =>
          meanGradient(u, x).map((row, i) => (i === 0 ? row : row.map((_, j) => Math.cos(i + j)))),
        batches,
      ],
      /^Only the first row is right/,
    ],
    [
      'a loop that ends too early',
      [elementwise, derivative, (z: Vector) => derivative(z).map((v, i) => (i === z.length - 1 ? 0 : v)), vectors],
      /^Every entry is right but the last, which is 0: does the loop end one too early\?$/,
    ],
    [
      'the first row used for all',
      [batch, meanGradient, (u: Matrix, x: Matrix) => u.map(() => meanGradient(u, x)[0] ?? []), batches],
      /^Every row is the first/,
    ],
    [
      'one array for all rows',
      [batch, meanGradient, (u: Matrix, x: Matrix) => u.map(() => meanGradient(u, x).at(-1) ?? []), batches],
      /^Every row is the last: are the rows one array/,
    ],
    [
      'one number for all entries',
      [elementwise, derivative, (z: Vector) => z.map(() => derivative(z).reduce((a, b) => a + b)), vectors],
      /^One number for every entry of the result, where the right ones differ\.$/,
    ],
    [
      'inputs that are cut off',
      [
        elementwise,
        (z: Vector) => z.map((v) => v * v),
        (z: Vector) => z.map((v) => Math.max(-10, Math.min(10, v)) ** 2),
        [[[-3, 9, 12]], [[-8, 14, 20, -6, -30, -11, -12]]],
      ],
      /^The result stays the same from z = 12 upwards \(100\), and from z = -11 downwards \(100\)/,
    ],
    [
      'a result returned inside the loop',
      [elementwise, derivative, (z: Vector) => derivative(z).map((v, i) => (i === 0 ? v : 0)), vectors],
      /^Only the first entry is filled in/,
    ],
    [
      'a rounded constant',
      [elementwise, derivative, (z: Vector) => z.map((v) => nearlyE ** v / (1 + nearlyE ** v) ** 2), vectors],
      /^Nearly right: entries are off by about \d+e-\d of their value at most/,
    ],
    [
      'one sign only',
      [
        elementwise,
        derivative,
        (z: Vector) => derivative(z).map((v, i) => ((z[i] ?? 0) < 0 ? v * v : v)),
        [[[1, -2, 3, -4]], [[-1, 2, 5]]],
      ],
      /^Right where z ≥ 0, wrong wherever z < 0/,
    ],
    [
      'small inputs only',
      [
        elementwise,
        derivative,
        (z: Vector) => z.map((v) => (Math.abs(v) > 5 ? 0 : (derivative([v])[0] ?? 0))),
        [[[1, -2, 10, -20]], [[-1, 12, 5]]],
      ],
      /^Right up to \|z\| = 5, wrong from \|z\| = 10 on/,
    ],
  ])('%s', async (_, args, pattern) => {
    const report = await reportOn(...args);
    expect(report.outcome).toBe('failed');
    expect(report.pattern).toMatch(pattern);
  });

  test('float32, where it costs more than the tolerance', async () => {
    const attempt = (z: Vector) => {
      const s = Float32Array.from(z, sigma);
      return [...s.map((v) => v * (1 - v))];
    };
    const report = await reportOn(elementwise, derivative, attempt, [[[0.3, -1, 5, 8]]]);
    expect(report.pattern).toMatch(/^The precision is that of float32/);
  });
});

describe('patterns in the gradients of batch normalisation', () => {
  const inputs = backwardInputs([
    [4, 3],
    [6, 2],
  ]);
  const solution = batchNormBackwardWith({});
  const patternOf = async (attempt: AnyFunction) =>
    (await reportOn(backwardSignature, solution, attempt, inputs)).pattern;
  const slip = (slips: Slips) => patternOf(batchNormBackwardWith(slips));

  test('the path through the mean is missing', async () => {
    expect(await slip({ noMeanPath: true })).toMatch(
      /^dx: Every column must sum to 0 over the batch.*path through the mean missing\?$/,
    );
  });

  test('the path through the variance is missing', async () => {
    expect(await slip({ noVariancePath: true })).toMatch(/^dx: .*path through the variance missing\?$/);
  });

  test('gamma is left out', async () => {
    expect(await slip({ ignoreGamma: true })).toMatch(/^dx: gamma is left out/);
  });

  test('one field is averaged', async () => {
    expect(await slip({ averageBeta: true })).toMatch(/^dbeta: 4 times too small everywhere, and 4 is the batch size/);
  });

  test('two fields are exchanged', async () => {
    const exchanged: AnyFunction = (...args: Parameters<typeof solution>) => {
      const { dx, dgamma, dbeta } = solution(...args);
      return { dx, dgamma: dbeta, dbeta: dgamma };
    };
    expect(await patternOf(exchanged)).toMatch(/^dgamma and dbeta are exchanged/);
  });

  test('every sign is flipped', async () => {
    const negative = (v: Vector) => v.map((x) => -x);
    const flipped: AnyFunction = (...args: Parameters<typeof solution>) => {
      const { dx, dgamma, dbeta } = solution(...args);
      return { dx: dx.map(negative), dgamma: negative(dgamma), dbeta: negative(dbeta) };
    };
    expect(await patternOf(flipped)).toMatch(/^The sign is flipped everywhere/);
  });
});

describe('no pattern where the evidence is thin or contradicted', () => {
  test('random answers bear nothing out', async () => {
    const noise = seededRandom(5);
    for (let trial = 0; trial < 30; trial++) {
      const memory = new Map<string, Vector>();
      const attempt = (z: Vector) => {
        const key = JSON.stringify(z);
        const answer = memory.get(key) ?? z.map(() => noise.normal());
        memory.set(key, answer);
        return answer;
      };
      const report = await reportOn(elementwise, derivative, attempt, vectors);
      expect(report.outcome).toBe('failed');
      expect(report.pattern).toBeNull();
    }
  });

  test('one case that breaks the rule silences it', async () => {
    const attempt = (z: Vector) => derivative(z).map((v) => (z.length === 8 ? v * v : 4 * v));
    expect((await reportOn(elementwise, derivative, attempt, vectors)).pattern).toBeNull();
  });

  test('NaN everywhere does not depend on the input', async () => {
    const { pattern } = await reportOn(elementwise, derivative, (z: Vector) => z.map(() => Number.NaN), vectors);
    expect(pattern).toMatch(/^NaN appears first at \[0\]/);
  });

  test('another check of the function that contradicts silences it, as far as the student may know', async () => {
    const attempt = (z: Vector) => (z.length === 8 ? z.map(() => 1) : derivative(z).map((v) => 4 * v));
    const checkOf = (name: string, lengths: readonly number[]) => {
      const inputs = lengths.map(vector);
      return expectedCheck(
        name,
        elementwise.name,
        inputs.map((z) => caseOf([z], derivative(z))),
      );
    };
    const [short, long] = [checkOf('Short', [6, 3]), checkOf('Long', [8])];
    const patternWith = async (visibility: 'public' | 'hidden') => {
      const revision = revisionOf([elementwise], [short, { ...long, visibility }]);
      const { checks } = await grade(revision, '', sandboxOf({ [elementwise.name]: attempt }));
      return checks[0]?.pattern;
    };
    expect(await patternWith('public')).toBeNull();
    expect(await patternWith('hidden')).toMatch(/^4 times too large/);
  });

  test('a column of zeros is not balanced', async () => {
    const zeros = (u: Matrix) => u.map((row) => row.map(() => 0));
    const { pattern } = await reportOn(batch, zeros, (u: Matrix) => u, batches);
    expect(pattern).not.toMatch(/^Every column must sum to 0/);
  });

  test('a case that is right silences a factor that would have shown there', async () => {
    const attempt = (z: Vector) => derivative(z).map((v) => (z.length === 8 ? v : 4 * v));
    expect((await reportOn(elementwise, derivative, attempt, vectors)).pattern).toBeNull();
  });

  test('a wrong last entry in one case, and a right one in another, is no loop that ends early', async () => {
    const attempt = (z: Vector) => derivative(z).map((v, i) => (z.length === 6 && i === 5 ? 0 : v));
    expect((await reportOn(elementwise, derivative, attempt, vectors)).pattern).toBeNull();
  });

  test('one number for all is no offset, however small the right answers are', async () => {
    const tails = [[[30, 31, 35, 40]], [[36, 50]]];
    expect((await reportOn(elementwise, derivative, (z: Vector) => z.map(() => 1e-3), tails)).pattern).toBeNull();
  });

  test('a single number proves no factor', async () => {
    expect((await reportOn(elementwise, derivative, () => [0.7], [[[0.3]]])).pattern).toBeNull();
  });
});

/** No right answer refused, no wrong one accepted: formulas and perturbations, tried at random. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '@/lib/core/exercise/values';
import { reportOn } from '../../helpers/grading';
import { signatureOf } from '../../helpers/revisions';
import {
  backwardInputs,
  backwardSignature,
  batchNormBackwardWith,
  batchNormForward,
  forwardSignature,
} from './batch-norm';

type Vector = number[];
type Matrix = number[][];

const sigmoid = signatureOf('sigmoid', { z: 'Vector' }, 'Vector');
const stable = (z: Vector) => z.map((v) => (v >= 0 ? 1 / (1 + Math.exp(-v)) : Math.exp(v) / (1 + Math.exp(v))));
const finite = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const vectors = fc.array(fc.oneof(finite, fc.constantFrom(0, -0, 1e-300, 745, -745, 710, -710)), {
  minLength: 1,
  maxLength: 12,
});
const seeds = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 4 }));

describe('right answers by other formulas pass', () => {
  test('sigmoid: the plain formula and the one by tanh, far into the tails', async () => {
    await fc.assert(
      fc.asyncProperty(vectors, async (z) => {
        const plain = await reportOn(sigmoid, stable, (v: Vector) => v.map((x) => 1 / (1 + Math.exp(-x))), [[z]]);
        expect(plain.message).toBe('');
        const near = z.filter((x) => Math.abs(x) < 10);
        const byTanh = await reportOn(sigmoid, stable, (v: Vector) => v.map((x) => (1 + Math.tanh(x / 2)) / 2), [
          [near],
        ]);
        expect(byTanh.message).toBe('');
      }),
    );
  });

  test('batch normalisation: variance as the mean of squares less the squared mean', async () => {
    const other = (x: Matrix, gamma: Vector, beta: Vector, eps: number) => {
      const n = x.length;
      const column = (f: (v: number) => number, j: number) => x.reduce((sum, row) => sum + f(row[j] ?? 0), 0) / n;
      return x.map((row) =>
        row.map((v, j) => {
          const mu = column((w) => w, j);
          const variance = column((w) => w * w, j) - mu * mu;
          return (beta[j] ?? 0) + (gamma[j] ?? 0) * (v - mu) * (variance + eps) ** -0.5;
        }),
      );
    };
    await fc.assert(
      fc.asyncProperty(seeds, async ([n, d]) => {
        const [, x, gamma] = backwardInputs([[n, d]])[0] ?? [];
        const args: Value[] = [x ?? 0, gamma ?? 0, gamma ?? 0, 1e-5];
        expect((await reportOn(forwardSignature, batchNormForward, other, [args])).message).toBe('');
      }),
    );
  });
});

describe('wrong answers fail', () => {
  test('one entry off by more than the tolerance, wherever it is', async () => {
    const solution = batchNormBackwardWith({});
    const perturbation = fc.record({
      shape: seeds,
      field: fc.constantFrom('dx' as const, 'dgamma' as const, 'dbeta' as const),
      spot: fc.nat(),
      factor: fc.constantFrom(1 + 2e-6, 1 - 2e-6, 0, -1, 2, Number.NaN, Infinity),
    });
    await fc.assert(
      fc.asyncProperty(perturbation, async ({ shape, field, spot, factor }) => {
        const attempt = (...args: Parameters<typeof solution>) => {
          const result = solution(...args);
          if (field === 'dx') {
            const row = result.dx[spot % result.dx.length] ?? [];
            row[spot % row.length] = (row[spot % row.length] ?? 0) * factor;
          } else {
            const vector = result[field];
            vector[spot % vector.length] = (vector[spot % vector.length] ?? 0) * factor;
          }
          return result;
        };
        const report = await reportOn(backwardSignature, solution, attempt, backwardInputs([shape]));
        expect(report.outcome).toBe('failed');
        expect(report.message).not.toBe('');
      }),
    );
  });

  test('nothing but numbers near the right ones passes', async () => {
    const anything = fc.array(fc.double(), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anything, async (junk) => {
        const solution = () => [0.25, -0.5, 4];
        const report = await reportOn(sigmoid, solution, () => [...junk], [[[1, 2, 3]]]);
        const isRight =
          junk.length === 3 &&
          junk.every((v, i) => Math.abs(v - (solution()[i] ?? 0)) <= 1e-6 * Math.abs(solution()[i] ?? 0));
        expect(report.outcome).toBe(isRight ? 'passed' : 'failed');
      }),
    );
  });
});

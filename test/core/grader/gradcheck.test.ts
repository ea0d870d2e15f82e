import { describe, expect, test } from 'vitest';
import type { GradcheckCheck } from '@/lib/core/exercise/checks/gradcheck';
import type { Value } from '@/lib/core/exercise/values';
import { type AnyFunction, reportOnCheck } from '../../helpers/grading';
import { signatureOf, usual } from '../../helpers/revisions';
import {
  backwardInputs,
  backwardSignature,
  batchNormBackwardWith,
  batchNormForward,
  forwardSignature,
} from './batch-norm';

type Vector = number[];

const inputs = backwardInputs([
  [4, 3],
  [1, 2],
  [5, 1],
]);
const batchNorm: GradcheckCheck = {
  ...usual,
  kind: 'gradcheck',
  name: 'Fits',
  function: 'batchNormBackward',
  of: {
    forward: 'batchNormForward',
    parameters: forwardSignature.parameters,
    upstream: 'upstream',
    gives: { dx: 'x', dgamma: 'gamma', dbeta: 'beta' },
  },
  cases: inputs.map((args) => ({ args, forwardArgs: [args[1] ?? 0, args[2] ?? 0, args[2] ?? 0, args[3] ?? 0] })),
};
const report = (forward: AnyFunction, backward: AnyFunction) =>
  reportOnCheck([forwardSignature, backwardSignature], batchNorm, {
    batchNormForward: forward,
    batchNormBackward: backward,
  });

const reluForward = signatureOf('relu', { z: 'Vector' }, 'Vector');
const reluBackward = signatureOf('reluBackward', { upstream: 'Vector', z: 'Vector' }, 'Vector');
const kinked: GradcheckCheck = {
  ...usual,
  kind: 'gradcheck',
  name: 'Fits',
  function: 'reluBackward',
  of: { forward: 'relu', parameters: reluForward.parameters, upstream: 'upstream', gives: { '': 'z' } },
  cases: [
    {
      args: [
        [2, -3, 4],
        [0, -0, 1],
      ],
      forwardArgs: [[0, -0, 1]],
    },
  ],
};
const gate = (atZero: number) => (u: Vector, z: Vector) =>
  u.map((v, i) => ((z[i] ?? 0) > 0 ? v : (z[i] ?? 0) < 0 ? 0 : v * atZero));
const relu = (z: Vector) => z.map((v) => Math.max(0, v));

describe('a backward function held against the student’s own forward', () => {
  test('fits where both are right', async () => {
    expect(await report(batchNormForward, batchNormBackwardWith({}))).toMatchObject({ outcome: 'passed', message: '' });
  });

  test('fits where both are wrong in the same way: it explains, and does not decide alone', async () => {
    const shifted = (...args: [Parameters<typeof batchNormForward>[0], Vector, Vector, number]) =>
      batchNormForward(...args).map((row) => row.map((v) => v + 1));
    expect(await report(shifted, batchNormBackwardWith({}))).toMatchObject({ outcome: 'passed' });
  });

  test('a path left out shows, with place and both rates', async () => {
    const { outcome, message } = await report(batchNormForward, batchNormBackwardWith({ noMeanPath: true }));
    expect(outcome).toBe('failed');
    expect(message).toMatch(
      /^`batchNormBackward` does not fit your own `batchNormForward`: nudging the input behind dx\[0\]\[0\] a little changes the outputs, weighted by upstream, at a rate of -?[\d.]+, and `batchNormBackward` says -?[\d.]+ \(\d+ of \d+ sampled entries differ\)\.$/,
    );
  });

  test('a missing forward is said to be missing', async () => {
    const only = await reportOnCheck([forwardSignature, backwardSignature], batchNorm, {
      batchNormBackward: batchNormBackwardWith({}),
    });
    expect(only.message).toBe('`batchNormForward` is missing: your code must export a function of that name.');
  });

  test('a result of another shape than the input is refused', async () => {
    const { message } = await report(batchNormForward, () => ({ dx: [[1]], dgamma: [1], dbeta: [1] }));
    expect(message).toMatch(/dx is an array of 1 array; an array of 4 arrays was asked/);
  });

  test.each([0, 0.5, 1])('kinks are skipped: a slope of %s at 0 is as good as any', async (atZero) => {
    const result = await reportOnCheck([reluForward, reluBackward], kinked, { relu, reluBackward: gate(atZero) });
    expect(result.outcome).toBe('passed');
  });

  test('what lies beside the kink is still checked', async () => {
    const wrong = (u: Vector) => u.map(() => 0);
    const result = await reportOnCheck([reluForward, reluBackward], kinked, { relu, reluBackward: wrong });
    expect(result.outcome).toBe('failed');
  });

  test('steep and flat regions do not refuse a right gradient', async () => {
    const curve = signatureOf('curve', { z: 'Vector' }, 'Vector');
    const slope = signatureOf('slope', { upstream: 'Vector', z: 'Vector' }, 'Vector');
    const points = [0, 1e-8, -30, 30, 5, 1e3, -1e3, 1e-3];
    const upstream = points.map((_, i) => 10 ** (i - 3));
    const check: GradcheckCheck = {
      ...kinked,
      function: 'slope',
      of: { forward: 'curve', parameters: curve.parameters, upstream: 'upstream', gives: { '': 'z' } },
      cases: points.map((point, i): { args: Value[]; forwardArgs: Value[] } => ({
        args: [[upstream[i] ?? 1], [point]],
        forwardArgs: [[point]],
      })),
    };
    const functions: [AnyFunction, AnyFunction][] = [
      [(z: Vector) => z.map(Math.tanh), (u: Vector, z: Vector) => u.map((v, i) => v * (1 - Math.tanh(z[i] ?? 0) ** 2))],
      [
        (z: Vector) => z.map((v) => v / Math.sqrt(v * v + 1e-8)),
        (u: Vector, z: Vector) => u.map((v, i) => (v * 1e-8) / ((z[i] ?? 0) ** 2 + 1e-8) ** 1.5),
      ],
      [(z: Vector) => z.map((v) => 1e6 + v), (u: Vector) => [...u]],
    ];
    for (const [forward, backward] of functions) {
      const result = await reportOnCheck([curve, slope], check, { curve: forward, slope: backward });
      expect(result.message).toBe('');
    }
  });
});

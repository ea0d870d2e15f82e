import { describe, expect, test } from 'vitest';
import type { PropertyCheck } from '@/lib/core/exercise/checks/property';
import type { PropertySpec } from '@/lib/core/exercise/checks/property-spec';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import { type AnyFunction, reportOnCheck } from '../../helpers/grading';
import { signatureOf, usual } from '../../helpers/revisions';
import { batchNormForward, forwardSignature } from './batch-norm';

type Vector = number[];
type Matrix = number[][];

const clip = signatureOf('clip', { g: 'Vector', limit: 'number' }, 'Vector');
const curve = signatureOf('curve', { z: 'Vector' }, 'Vector');
const clipByNorm = (g: Vector, limit: number) => {
  const norm = Math.hypot(...g);
  return norm > limit ? g.map((v) => (v * limit) / norm) : [...g];
};
const clipByValue = (g: Vector, limit: number) => g.map((v) => Math.max(-limit, Math.min(limit, v)));
const sigmoid = (z: Vector) => z.map((v) => 1 / (1 + Math.exp(-v)));
const x: Matrix = [
  [1, 200, 5],
  [-2, 100, 5.5],
  [4, 300, 7],
  [0.5, 250, -3],
];

function messageOf(
  signature: FunctionSignature,
  property: PropertySpec,
  args: readonly Value[],
  shape: Value,
  attempt: AnyFunction,
): Promise<string> {
  const check: PropertyCheck = {
    ...usual,
    kind: 'property',
    name: 'Holds',
    function: signature.name,
    property,
    cases: [{ args, shape }],
  };
  return reportOnCheck([signature], check, { [signature.name]: attempt }).then(({ message }) => message);
}

const onVector = (property: PropertySpec, attempt: AnyFunction) =>
  messageOf(clip, property, [[3, -4, 12, 0], 2], [0, 0, 0, 0], attempt);
const onCurve = (property: PropertySpec, attempt: AnyFunction) =>
  messageOf(curve, property, [[3, -4, 12, 0, -4]], [0, 0, 0, 0, 0], attempt);
const onBatch = (property: PropertySpec, attempt: AnyFunction) =>
  messageOf(forwardSignature, property, [x, [1, 1, 1], [0, 0, 0], 1e-12], x, attempt);

describe('properties hold for right functions and are explained for wrong ones', () => {
  test('finite', async () => {
    expect(await onCurve({ is: 'finite' }, sigmoid)).toBe('');
    expect(await onCurve({ is: 'finite' }, (z: Vector) => z.map((v) => 1 / v))).toBe(
      '`curve` returned Infinity at [3]; every entry must be a finite number.',
    );
  });

  test('an empty result has no property', async () => {
    expect(await onCurve({ is: 'finite' }, () => [])).toMatch(
      /^`curve` returned an empty array; an array of 5 numbers/,
    );
  });

  test('range', async () => {
    expect(await onCurve({ is: 'range', min: 0, max: 1 }, sigmoid)).toBe('');
    expect(await onCurve({ is: 'range', min: 0, max: 1 }, (z: Vector) => z.map((v) => Math.tanh(v)))).toBe(
      'Every entry must be from 0 to 1; -0.999329 at [1] is below 0.',
    );
    expect(await onCurve({ is: 'range', max: 1 }, (z: Vector) => z.map(() => 1 + 1e-9))).toBe('');
  });

  test('parallel', async () => {
    expect(await onVector({ is: 'parallel', to: 'g' }, clipByNorm)).toBe('');
    expect(await onVector({ is: 'parallel', to: 'g' }, clipByValue)).toMatch(
      /^The result must keep the direction of g/,
    );
    expect(await onVector({ is: 'parallel', to: 'g' }, (g: Vector) => g.map((v) => -v))).toMatch(/opposite way/);
    const huge: Value[] = [[1e200, -1e-200, 3e199], 1e-200];
    expect(
      await messageOf(clip, { is: 'parallel', to: 'g' }, huge, [0, 0, 0], (g: Vector) => g.map((v) => v * 1e-300)),
    ).toBe('');
  });

  test('normAtMost, without overflow', async () => {
    expect(await onVector({ is: 'normAtMost', limit: 'limit' }, clipByNorm)).toBe('');
    expect(await onVector({ is: 'normAtMost', limit: 'limit' }, clipByValue)).toMatch(
      /must be at most limit = 2; it is 3.4641/,
    );
    expect(await onVector({ is: 'normAtMost', limit: 'limit' }, () => [1e200, 0, 0, 0])).toMatch(/it is 1e200/);
  });

  test('entriesAtMost', async () => {
    expect(await onVector({ is: 'entriesAtMost', limit: 'limit' }, clipByValue)).toBe('');
    expect(await onVector({ is: 'entriesAtMost', limit: 'limit' }, (g: Vector) => [...g])).toBe(
      'No entry may be larger than limit = 2 in size; it is 3 at [0].',
    );
  });

  test('idempotent', async () => {
    expect(await onVector({ is: 'idempotent', parameter: 'g' }, clipByNorm)).toBe('');
    expect(await onVector({ is: 'idempotent', parameter: 'g' }, (g: Vector) => g.map((v) => v / 2))).toMatch(
      /^Applying `clip` to its own result \(as g\) must change nothing more; 1.5 at \[0\] became 0.75/,
    );
  });

  test('monotonic', async () => {
    expect(await onCurve({ is: 'monotonic', in: 'z' }, sigmoid)).toBe('');
    expect(await onCurve({ is: 'monotonic', in: 'z' }, (z: Vector) => z.map((v) => -v))).toMatch(
      /^A larger z must not give a smaller result: -4 gave 4, but 0 gave -0/,
    );
  });

  test('columnMean and columnVariance, with room for rounding', async () => {
    expect(await onBatch({ is: 'columnMean', equals: 0 }, batchNormForward)).toBe('');
    expect(await onBatch({ is: 'columnMean', equals: 'beta' }, batchNormForward)).toBe('');
    expect(await onBatch({ is: 'columnVariance', equals: 1 }, batchNormForward)).toBe('');
    const rowwise = (m: Matrix) => m.map((row) => row.map((v) => v - row.reduce((s, w) => s + w, 0) / row.length));
    expect(await onBatch({ is: 'columnMean', equals: 0 }, rowwise)).toMatch(
      /^The mean of every column over the batch must be 0; in column 0/,
    );
    expect(
      await onBatch({ is: 'columnVariance', equals: 'gamma' }, (m: Matrix) => m.map((row) => row.map((v) => 2 * v))),
    ).toMatch(/^The variance of every column over the batch must be gamma = 1; in column 0/);
  });

  test('elementwise', async () => {
    expect(await onCurve({ is: 'elementwise', over: ['z'] }, sigmoid)).toBe('');
    const softmax = (z: Vector) => z.map((v) => Math.exp(v) / z.reduce((s, w) => s + Math.exp(w), 0));
    expect(await onCurve({ is: 'elementwise', over: ['z'] }, softmax)).toMatch(
      /^Entry 0 of the result must depend on entry 0 of z only: called with it alone the result is 1, among the others 0.000123/,
    );
  });

  test('rowwise', async () => {
    expect(await onBatch({ is: 'rowwise', over: ['x'] }, (m: Matrix) => m.map((row) => row.map((v) => v * v)))).toBe(
      '',
    );
    expect(await onBatch({ is: 'rowwise', over: ['x'] }, batchNormForward)).toMatch(
      /^Row 0 of the result must depend on row 0 of x only/,
    );
  });

  test('rowOrder', async () => {
    expect(await onBatch({ is: 'rowOrder', over: ['x'] }, batchNormForward)).toBe('');
    expect(
      await onBatch({ is: 'rowOrder', over: ['x'] }, (m: Matrix) => m.map((row, i) => row.map((v) => v * i))),
    ).toMatch(/^The order of the batch must not matter/);
  });
});

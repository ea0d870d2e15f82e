/** Batch normalisation, right and wrong, for tests of messages: the solution and slips that students make. */
import type { Value } from '@/lib/core/exercise/values';
import { seededRandom } from '@/lib/core/numeric/random';
import { signatureOf } from '../../helpers/revisions';

type Vector = number[];
type Matrix = number[][];

export const forwardSignature = signatureOf(
  'batchNormForward',
  { x: 'Matrix', gamma: 'Vector', beta: 'Vector', eps: 'number' },
  'Matrix',
);
export const backwardSignature = signatureOf(
  'batchNormBackward',
  { upstream: 'Matrix', x: 'Matrix', gamma: 'Vector', eps: 'number' },
  { dx: 'Matrix', dgamma: 'Vector', dbeta: 'Vector' },
);

export interface Slips {
  /** Leave out the gradient's path through the mean, or the variance. */
  readonly noMeanPath?: boolean;
  readonly noVariancePath?: boolean;
  readonly averageBeta?: boolean;
  readonly ignoreGamma?: boolean;
}

const columns = (x: Matrix): Matrix => (x[0] ?? []).map((_, j) => x.map((row) => row[j] ?? 0));
const transpose = columns;
const sum = (v: Vector) => v.reduce((total, value) => total + value, 0);
const mean = (v: Vector) => sum(v) / v.length;

export function batchNormForward(x: Matrix, gamma: Vector, beta: Vector, eps: number): Matrix {
  return transpose(
    columns(x).map((column, j) => {
      const mu = mean(column);
      const scale = Math.sqrt(mean(column.map((v) => (v - mu) ** 2)) + eps);
      return column.map((v) => ((gamma[j] ?? 0) * (v - mu)) / scale + (beta[j] ?? 0));
    }),
  );
}

export function batchNormBackwardWith(slips: Slips) {
  return (upstream: Matrix, x: Matrix, gamma: Vector, eps: number) => {
    const g = columns(upstream);
    const parts = columns(x).map((column, j) => {
      const u = g[j] ?? [];
      const mu = mean(column);
      const scale = Math.sqrt(mean(column.map((v) => (v - mu) ** 2)) + eps);
      const hat = column.map((v) => (v - mu) / scale);
      const dgamma = sum(u.map((v, i) => v * (hat[i] ?? 0)));
      const meanPath = slips.noMeanPath ? 0 : mean(u);
      const variancePath = slips.noVariancePath ? 0 : dgamma / u.length;
      const weight = slips.ignoreGamma ? 1 : (gamma[j] ?? 0);
      const dx = u.map((v, i) => (weight / scale) * (v - meanPath - variancePath * (hat[i] ?? 0)));
      return { dx, dgamma, dbeta: slips.averageBeta ? mean(u) : sum(u) };
    });
    return {
      dx: transpose(parts.map(({ dx }) => dx)),
      dgamma: parts.map(({ dgamma }) => dgamma),
      dbeta: parts.map(({ dbeta }) => dbeta),
    };
  };
}

/** Arguments of the backward function for some shapes. */
export function backwardInputs(shapes: readonly (readonly [rows: number, columns: number])[]): Value[][] {
  const random = seededRandom(11);
  const matrix = (n: number, d: number) =>
    Array.from({ length: n }, () => Array.from({ length: d }, () => 2 * random.normal()));
  return shapes.map(([n, d]) => [matrix(n, d), matrix(n, d), matrix(1, d)[0] ?? [], 1e-5]);
}

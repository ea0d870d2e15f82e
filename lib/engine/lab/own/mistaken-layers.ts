/** Layers whose formulas can be bent in one place at a time, for the known mistakes. Plain numbers, rows are examples. */
import type {
  BatchNormFunctions,
  Matrix,
  NetworkFunctions,
  OwnFunctions,
  ResidualFunctions,
  Vector,
} from './functions';

const at = (values: Vector | undefined, index: number): number => values?.[index] ?? Number.NaN;
const sum = (values: Vector): number => values.reduce((total, value) => total + value, 0);
const on = (z: number): number => (z > 0 ? 1 : 0);

function columns(x: Matrix): Matrix {
  return (x[0] ?? []).map((_, column) => x.map((row) => at(row, column)));
}

interface BatchNormDeviation {
  /** Whether the mean's and the variance's dependence on x is differentiated. */
  readonly meanTerm?: boolean;
  readonly varianceTerm?: boolean;
  readonly gammaInDx?: boolean;
  readonly dgammaFromX?: boolean;
  /** Of σ² + ε. */
  readonly root?: (value: number) => number;
}

/** Batch norm (Ioffe & Szegedy 2015, algorithm 1) but for the deviation. */
export function batchNormWith({
  meanTerm = true,
  varianceTerm = true,
  gammaInDx = true,
  dgammaFromX = false,
  root = Math.sqrt,
}: BatchNormDeviation): OwnFunctions {
  const standardise = (x: Matrix, eps: number) =>
    columns(x).map((column) => {
      const mean = sum(column) / column.length;
      const variance = sum(column.map((value) => (value - mean) ** 2)) / column.length;
      const deviation = root(variance + eps);
      return { hat: column.map((value) => (value - mean) / deviation), deviation };
    });
  const functions: BatchNormFunctions = {
    forward: (x, gamma, beta, eps) => {
      const standard = standardise(x, eps);
      return x.map((_, i) => standard.map(({ hat }, j) => at(gamma, j) * at(hat, i) + at(beta, j)));
    },
    inference: (x, gamma, beta, mean, variance, eps) =>
      x.map((row) =>
        row.map((value, j) => (at(gamma, j) * (value - at(mean, j))) / root(at(variance, j) + eps) + at(beta, j)),
      ),
    backward: (upstream, x, gamma, eps) => {
      const standard = standardise(x, eps);
      const ups = columns(upstream);
      const xs = columns(x);
      const dbeta = ups.map(sum);
      const along = standard.map(({ hat }, j) => sum(hat.map((value, i) => value * at(ups[j], i))));
      const dgamma = dgammaFromX ? xs.map((column, j) => sum(column.map((value, i) => value * at(ups[j], i)))) : along;
      const dx = upstream.map((row, i) =>
        row.map((g, j) => {
          const { hat, deviation } = standard[j] ?? { hat: [], deviation: Number.NaN };
          const ofMean = meanTerm ? at(dbeta, j) : 0;
          const ofVariance = varianceTerm ? at(hat, i) * at(along, j) : 0;
          return ((gammaInDx ? at(gamma, j) : 1) / deviation) * (g - (ofMean + ofVariance) / x.length);
        }),
      );
      return { dx, dgamma, dbeta };
    },
  };
  return { normCode: functions };
}

interface ResidualDeviation {
  readonly output?: (identity: number, layer: number) => number;
  readonly dx?: (identity: number, layer: number) => number;
  readonly mask?: (z: number) => number;
}

const add = (identity: number, layer: number) => identity + layer;

/** x + relu(x·w + b) but for the deviation. */
export function residualWith({ output = add, dx = add, mask = on }: ResidualDeviation): OwnFunctions {
  const functions: ResidualFunctions = {
    forward: (x, w, b) => {
      const z = affine(x, w, b);
      return x.map((row, i) => row.map((value, j) => output(value, Math.max(0, at(z[i], j)))));
    },
    backward: (upstream, x, w, b) => {
      const z = affine(x, w, b);
      const dz = upstream.map((row, i) => row.map((g, j) => g * mask(at(z[i], j))));
      const back = affineBackward(dz, x, w);
      return { ...back, dx: upstream.map((row, i) => row.map((g, k) => dx(g, at(back.dx[i], k)))) };
    },
  };
  return { skipCode: functions };
}

interface NetworkDeviation {
  readonly divisorOfLoss?: (count: number) => number;
  /** What the gradient is divided by on its way through each layer. */
  readonly divisorOfLayer?: (count: number) => number;
  readonly mask?: (z: number) => number;
}

/** A ReLU network with mean cross-entropy but for the deviation. */
export function networkWith({
  divisorOfLoss = (count) => count,
  divisorOfLayer = () => 1,
  mask = on,
}: NetworkDeviation): NetworkFunctions['lossAndGradients'] {
  return (x, y, weights, biases) => {
    const last = weights.length - 1;
    const inputs: Matrix[] = [x];
    const pre: Matrix[] = [];
    for (const [l, w] of weights.entries()) {
      const z = affine(inputs[l] ?? [], w, biases[l] ?? []);
      pre.push(z);
      inputs.push(l < last ? z.map((row) => row.map((value) => Math.max(0, value))) : z);
    }
    const logits = (pre[last] ?? []).map((row) => at(row, 0));
    const losses = logits.map((s, i) => Math.max(s, 0) - s * at(y, i) + Math.log1p(Math.exp(-Math.abs(s))));
    let dz: Matrix = logits.map((s, i) => [(1 / (1 + Math.exp(-s)) - at(y, i)) / divisorOfLoss(x.length)]);
    const gradients = weights.map((): { dw: Matrix; db: Vector } => ({ dw: [], db: [] }));
    for (let l = last; l >= 0; l--) {
      const { dx, dw, db } = affineBackward(dz, inputs[l] ?? [], weights[l] ?? []);
      gradients[l] = { dw, db };
      const below = pre[l - 1];
      dz = dx.map((row, i) => row.map((g, k) => (g * mask(at(below?.[i], k))) / divisorOfLayer(x.length)));
    }
    return {
      loss: sum(losses) / x.length,
      dWeights: gradients.map(({ dw }) => dw),
      dBiases: gradients.map(({ db }) => db),
    };
  };
}

function affine(x: Matrix, w: Matrix, b: Vector): Matrix {
  const byOutput = columns(w);
  return x.map((row) => b.map((bias, j) => row.reduce((total, value, k) => total + value * at(byOutput[j], k), bias)));
}

/** ∂x = ∂z wᵀ, ∂w = xᵀ ∂z, ∂b = the columns' sums of ∂z. */
function affineBackward(dz: Matrix, x: Matrix, w: Matrix): { dx: Matrix; dw: Matrix; db: Vector } {
  const dot = (a: Vector, b: Vector | undefined) => a.reduce((total, value, i) => total + value * at(b, i), 0);
  const ups = columns(dz);
  return {
    dx: dz.map((row) => w.map((weights) => dot(row, weights))),
    dw: columns(x).map((column) => ups.map((up) => dot(column, up))),
    db: ups.map(sum),
  };
}

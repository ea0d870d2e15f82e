export function batchNormForward(x: Matrix, gamma: Vector, beta: Vector, eps: number): Matrix {
  const { hat } = normalise(x, eps);
  return hat.map((row) => row.map((value, j) => gamma[j] * value + beta[j]));
}

export function batchNormBackward(upstream: Matrix, x: Matrix, gamma: Vector, eps: number) {
  const { hat, root } = normalise(x, eps);
  const n = x.length;
  const dbeta = gamma.map((_, j) => sum(upstream.map((row) => row[j])));
  const dgamma = gamma.map((_, j) => sum(upstream.map((row, i) => row[j] * hat[i][j])));
  const dx = upstream.map((row, i) =>
    row.map((g, j) => (gamma[j] / root[j]) * (g - dbeta[j] / n - (hat[i][j] * dgamma[j]) / n)),
  );
  return { dx, dgamma, dbeta };
}

export function batchNormInference(
  x: Matrix,
  gamma: Vector,
  beta: Vector,
  runningMean: Vector,
  runningVar: Vector,
  eps: number,
): Matrix {
  return x.map((row) =>
    row.map((value, j) => (gamma[j] * (value - runningMean[j])) / Math.sqrt(runningVar[j] + eps) + beta[j]),
  );
}

function normalise(x: Matrix, eps: number) {
  const mean = x.map((row) => sum(row) / row.length);
  const variance = x.map((row, i) => sum(row.map((value) => (value - mean[i]) ** 2)) / row.length);
  const deviation = variance.map((value) => Math.sqrt(value + eps));
  const root = x[0].map((_, j) => deviation[j] ?? 1);
  return { hat: x.map((row, i) => row.map((value) => (value - mean[i]) / deviation[i])), root };
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}

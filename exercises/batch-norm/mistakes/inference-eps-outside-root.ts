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
    row.map((value, j) => (gamma[j] * (value - runningMean[j])) / (Math.sqrt(runningVar[j]) + eps) + beta[j]),
  );
}

function normalise(x: Matrix, eps: number) {
  const n = x.length;
  const mean = x[0].map((_, j) => sum(x.map((row) => row[j])) / n);
  const variance = mean.map((mu, j) => sum(x.map((row) => (row[j] - mu) ** 2)) / n);
  const root = variance.map((value) => Math.sqrt(value + eps));
  return { hat: x.map((row) => row.map((value, j) => (value - mean[j]) / root[j])), root };
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}

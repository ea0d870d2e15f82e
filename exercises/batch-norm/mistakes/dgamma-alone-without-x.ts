export function batchNormForward(x: Matrix, gamma: Vector, beta: Vector, eps: number): Matrix {
  const { normalised } = normalise(x, eps);
  return normalised.map((row) => row.map((value, j) => gamma[j] * value + beta[j]));
}

export function batchNormBackward(
  upstream: Matrix,
  x: Matrix,
  gamma: Vector,
  eps: number,
): { dx: Matrix; dgamma: Vector; dbeta: Vector } {
  const { normalised, deviation } = normalise(x, eps);
  const n = x.length;
  const dbeta = gamma.map((_, j) => columnSum(upstream, j));
  const dgamma = gamma.map((_, j) => upstream.reduce((sum, row, i) => sum + row[j] * normalised[i][j], 0));
  const dx = upstream.map((row, i) =>
    row.map((g, j) => (gamma[j] / deviation[j]) * (g - dbeta[j] / n - (normalised[i][j] * dgamma[j]) / n)),
  );
  return { dx, dgamma: dbeta, dbeta };
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

function normalise(x: Matrix, eps: number): { normalised: Matrix; deviation: Vector } {
  const n = x.length;
  const mean = x[0].map((_, j) => columnSum(x, j) / n);
  const centred = x.map((row) => row.map((value, j) => value - mean[j]));
  const deviation = mean.map((_, j) => Math.sqrt(centred.reduce((sum, row) => sum + row[j] ** 2, 0) / n + eps));
  return { normalised: centred.map((row) => row.map((value, j) => value / deviation[j])), deviation };
}

function columnSum(matrix: Matrix, j: number): number {
  return matrix.reduce((sum, row) => sum + row[j], 0);
}

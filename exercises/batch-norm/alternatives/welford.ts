// Mean and variance in one pass (Welford), inference folded into one factor and one offset per column.
interface Statistics {
  readonly mean: number;
  readonly root: number;
}

const statisticsOf = (column: Vector, eps: number): Statistics => {
  let [count, mean, sum] = [0, 0, 0];
  for (const value of column) {
    const delta = value - mean;
    mean += delta / ++count;
    sum += delta * (value - mean);
  }
  return { mean, root: Math.sqrt(sum / count + eps) };
};

const transpose = (matrix: Matrix): Matrix => matrix[0].map((_, j) => matrix.map((row) => row[j]));

export const batchNormForward = (x: Matrix, gamma: Vector, beta: Vector, eps: number): Matrix =>
  transpose(
    transpose(x).map((column, j) => {
      const { mean, root } = statisticsOf(column, eps);
      const scale = gamma[j] / root;
      return column.map((value) => beta[j] + (value - mean) * scale);
    }),
  );

export const batchNormBackward = (upstream: Matrix, x: Matrix, gamma: Vector, eps: number) => {
  const arrived = transpose(upstream);
  const columns = transpose(x).map((column, j) => {
    const { mean, root } = statisticsOf(column, eps);
    const hat = column.map((value) => (value - mean) / root);
    const dbeta = arrived[j].reduce((a, b) => a + b, 0);
    const dgamma = arrived[j].reduce((sum, g, i) => sum + g * hat[i], 0);
    const n = column.length;
    const dx = arrived[j].map((g, i) => (gamma[j] * (n * g - dbeta - hat[i] * dgamma)) / (n * root));
    return { dx, dgamma, dbeta };
  });
  return {
    dx: transpose(columns.map(({ dx }) => dx)),
    dgamma: columns.map(({ dgamma }) => dgamma),
    dbeta: columns.map(({ dbeta }) => dbeta),
  };
};

export const batchNormInference = (
  x: Matrix,
  gamma: Vector,
  beta: Vector,
  runningMean: Vector,
  runningVar: Vector,
  eps: number,
): Matrix => {
  const scale = gamma.map((g, j) => g / Math.sqrt(runningVar[j] + eps));
  const offset = beta.map((b, j) => b - runningMean[j] * scale[j]);
  return x.map((row) => row.map((value, j) => value * scale[j] + offset[j]));
};

// The whole Jacobian ∂x̂ᵢ/∂xₖ of a column, written out and multiplied: slow and plain.
class Column {
  readonly mean: number;
  readonly root: number;
  readonly hat: Float64Array;

  constructor(
    readonly values: Float64Array,
    eps: number,
  ) {
    const n = values.length;
    this.mean = values.reduce((a, b) => a + b) / n;
    const variance = values.reduce((sum, value) => sum + Math.pow(value - this.mean, 2), 0) / n;
    this.root = Math.sqrt(variance + eps);
    this.hat = values.map((value) => (value - this.mean) / this.root);
  }

  static of(matrix: Matrix, j: number, eps: number): Column {
    return new Column(
      Float64Array.from(matrix, (row) => row[j]),
      eps,
    );
  }

  slope(i: number, k: number): number {
    const n = this.values.length;
    return ((i === k ? 1 : 0) - 1 / n - (this.hat[i] * this.hat[k]) / n) / this.root;
  }
}

export function batchNormForward(x: Matrix, gamma: Vector, beta: Vector, eps: number): Matrix {
  const columns = gamma.map((_, j) => Column.of(x, j, eps));
  return x.map((_, i) => columns.map(({ hat }, j) => gamma[j] * hat[i] + beta[j]));
}

export function batchNormBackward(upstream: Matrix, x: Matrix, gamma: Vector, eps: number) {
  const columns = gamma.map((_, j) => Column.of(x, j, eps));
  const dx = x.map((_, k) =>
    columns.map((column, j) => upstream.reduce((sum, row, i) => sum + row[j] * gamma[j] * column.slope(i, k), 0)),
  );
  const dgamma = columns.map(({ hat }, j) => upstream.reduce((sum, row, i) => sum + row[j] * hat[i], 0));
  const dbeta = columns.map((_, j) => upstream.reduce((sum, row) => sum + row[j], 0));
  console.info('dgamma', dgamma);
  return { dbeta, dgamma, dx };
}

export function batchNormInference(
  x: Matrix,
  gamma: Vector,
  beta: Vector,
  runningMean: Vector,
  runningVar: Vector,
  eps: number,
): Matrix {
  return x.map((row) => {
    const out = Float64Array.from(row);
    out.forEach((value, j) => {
      out[j] = (gamma[j] * (value - runningMean[j])) / Math.sqrt(runningVar[j] + eps) + beta[j];
    });
    return Array.from(out);
  });
}

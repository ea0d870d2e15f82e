// Loops, column by column, and the chain rule followed node by node instead of the closed formula.
export function batchNormForward(x: Matrix, gamma: Vector, beta: Vector, eps: number): Matrix {
  const n = x.length;
  const d = x[0].length;
  const out: Matrix = [];
  for (let i = 0; i < n; i++) out.push(new Array(d));
  for (let j = 0; j < d; j++) {
    let mu = 0;
    for (let i = 0; i < n; i++) mu += x[i][j];
    mu /= n;
    let variance = 0;
    for (let i = 0; i < n; i++) variance += (x[i][j] - mu) * (x[i][j] - mu);
    variance /= n;
    for (let i = 0; i < n; i++) out[i][j] = gamma[j] * ((x[i][j] - mu) / Math.sqrt(variance + eps)) + beta[j];
  }
  return out;
}

export function batchNormBackward(upstream: Matrix, x: Matrix, gamma: Vector, eps: number) {
  const n = x.length;
  const d = x[0].length;
  const dx: Matrix = x.map((row) => row.slice());
  const dgamma: Vector = new Array(d).fill(0);
  const dbeta: Vector = new Array(d).fill(0);
  for (let j = 0; j < d; j++) {
    let mu = 0;
    for (let i = 0; i < n; i++) mu += x[i][j] / n;
    let variance = 0;
    for (let i = 0; i < n; i++) variance += (x[i][j] - mu) ** 2 / n;
    const inverse = (variance + eps) ** -0.5;
    let dvariance = 0;
    let dmu = 0;
    let centredSum = 0;
    for (let i = 0; i < n; i++) {
      const g = upstream[i][j];
      dgamma[j] += g * (x[i][j] - mu) * inverse;
      dbeta[j] += g;
      dvariance += g * gamma[j] * (x[i][j] - mu) * -0.5 * inverse ** 3;
      dmu += -g * gamma[j] * inverse;
      centredSum += x[i][j] - mu;
    }
    dmu += (dvariance * -2 * centredSum) / n;
    for (let i = 0; i < n; i++) {
      dx[i][j] = upstream[i][j] * gamma[j] * inverse + (dvariance * 2 * (x[i][j] - mu)) / n + dmu / n;
    }
  }
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
  const out: Matrix = [];
  for (const row of x) {
    const next: Vector = [];
    for (let j = 0; j < row.length; j++) {
      next[j] = ((row[j] - runningMean[j]) / Math.sqrt(runningVar[j] + eps)) * gamma[j] + beta[j];
    }
    out.push(next);
  }
  return out;
}

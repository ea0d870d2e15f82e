// The variance as E[x²] − μ², kept from going below 0 by rounding.
function moments(x: Matrix): { mu: Vector; sigma2: Vector } {
  const n = x.length;
  const mu = new Array<number>(x[0].length).fill(0);
  const square = mu.slice();
  x.forEach((row) =>
    row.forEach((value, j) => {
      mu[j] += value / n;
      square[j] += value ** 2 / n;
    }),
  );
  return { mu, sigma2: square.map((value, j) => Math.max(0, value - mu[j] ** 2)) };
}

function batchNormInference(x: Matrix, gamma: Vector, beta: Vector, mean: Vector, variance: Vector, eps: number) {
  return x.map((row) => row.map((v, j) => gamma[j] * ((v - mean[j]) / (variance[j] + eps) ** 0.5) + beta[j]));
}

function batchNormForward(x: Matrix, gamma: Vector, beta: Vector, eps: number): Matrix {
  const { mu, sigma2 } = moments(x);
  return batchNormInference(x, gamma, beta, mu, sigma2, eps);
}

function batchNormBackward(upstream: Matrix, x: Matrix, gamma: Vector, eps: number) {
  const zeros = gamma.map(() => 0);
  const ones = gamma.map(() => 1);
  const hat = batchNormForward(x, ones, zeros, eps);
  const { sigma2 } = moments(x);
  const weighted = upstream.map((row, i) => row.map((g, j) => g * hat[i][j]));
  const { mu: meanGradient } = moments(upstream);
  const { mu: meanWeighted } = moments(weighted);
  return {
    dx: upstream.map((row, i) =>
      row.map((g, j) => (gamma[j] * (g - meanGradient[j] - hat[i][j] * meanWeighted[j])) / Math.sqrt(sigma2[j] + eps)),
    ),
    dgamma: meanWeighted.map((value) => value * x.length),
    dbeta: meanGradient.map((value) => value * x.length),
  };
}

export { batchNormBackward, batchNormForward, batchNormInference };

/** Weights of variance 2 / fanIn, from standard normal noise (fanIn × fanOut). */
export function heNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  const weights: Matrix = [];
  return weights;
}

/** Weights of variance 2 / (fanIn + fanOut), from standard normal noise (fanIn × fanOut). */
export function xavierNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  const weights: Matrix = [];
  return weights;
}

/** The standard deviation over all entries of every layer's output, h = relu(h · W), beginning with h = x. */
export function activationStds(x: Matrix, weights: Matrix[]): Vector {
  const stds: Vector = [];
  return stds;
}

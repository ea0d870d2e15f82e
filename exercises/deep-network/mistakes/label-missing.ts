export function lossAndGradients(
  x: Matrix,
  y: Vector,
  weights: Matrix[],
  biases: Vector[],
): { loss: number; dWeights: Matrix[]; dBiases: Vector[] } {
  const n = x.length;
  const { inputs, logits } = forward(x, weights, biases);
  let dz: Matrix = logits.map((z, i) => [sigmoid(z) / n]);
  const dWeights: Matrix[] = [];
  const dBiases: Vector[] = [];
  for (let l = weights.length - 1; l >= 0; l--) {
    const h = inputs[l];
    const below = dz;
    dWeights[l] = weights[l].map((row, k) => row.map((_, j) => sum(below.map((g, i) => h[i][k] * g[j]))));
    dBiases[l] = biases[l].map((_, j) => sum(below.map((g) => g[j])));
    if (l > 0) {
      dz = h.map((row, i) =>
        row.map((value, k) => (value > 0 ? sum(weights[l][k].map((w, j) => w * below[i][j])) : 0)),
      );
    }
  }
  return { loss: crossEntropy(logits, y), dWeights, dBiases };
}

export function loss(x: Matrix, y: Vector, weights: Matrix[], biases: Vector[]): number {
  return crossEntropy(forward(x, weights, biases).logits, y);
}

function forward(x: Matrix, weights: Matrix[], biases: Vector[]): { inputs: Matrix[]; logits: Vector } {
  const inputs: Matrix[] = [];
  let h = x;
  weights.forEach((w, l) => {
    inputs.push(h);
    const z = h.map((row) => biases[l].map((bias, j) => sum(row.map((value, k) => value * w[k][j])) + bias));
    h = l < weights.length - 1 ? z.map((row) => row.map((value) => Math.max(0, value))) : z;
  });
  return { inputs, logits: h.map((row) => row[0]) };
}

function crossEntropy(logits: Vector, y: Vector): number {
  const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));
  return sum(losses) / logits.length;
}

function sigmoid(z: number): number {
  return z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z));
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}

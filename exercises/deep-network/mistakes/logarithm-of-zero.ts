export function lossAndGradients(x: Matrix, y: Vector, weights: Matrix[], biases: Vector[]) {
  const n = x.length;
  const last = weights.length - 1;
  const inputs: Matrix[] = [];
  let h = x;
  for (let l = 0; l <= last; l++) {
    inputs.push(h);
    const z = layer(h, weights[l], biases[l]);
    h = l < last ? z.map((row) => row.map((value) => Math.max(0, value))) : z;
  }
  const logits = h.map((row) => row[0]);
  const losses = logits.map((z, i) => {
    const p = sigmoid(z);
    return y[i] === 1 ? -Math.log(p) : -Math.log(1 - p);
  });
  const loss = sum(losses) / n;

  const dWeights: Matrix[] = [];
  const dBiases: Vector[] = [];
  let dz = logits.map((z, i) => [(sigmoid(z) - y[i]) / n]);
  for (let l = last; l >= 0; l--) {
    const input = inputs[l];
    const g = dz;
    dWeights[l] = weights[l].map((row, k) => row.map((_, j) => sum(g.map((gRow, i) => input[i][k] * gRow[j]))));
    dBiases[l] = biases[l].map((_, j) => sum(g.map((gRow) => gRow[j])));
    const dh = g.map((gRow) => weights[l].map((row) => sum(row.map((w, j) => w * gRow[j]))));
    dz = dh.map((row, i) => row.map((value, k) => (input[i][k] > 0 ? value : 0)));
  }
  return { loss, dWeights, dBiases };
}

function layer(h: Matrix, w: Matrix, b: Vector): Matrix {
  return h.map((row) => b.map((bias, j) => sum(row.map((value, k) => value * w[k][j])) + bias));
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}

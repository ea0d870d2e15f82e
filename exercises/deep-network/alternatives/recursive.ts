// Recursion: a layer asks the layers above it for the loss and for the gradient of its output.
type Gradients = { loss: number; dWeights: Matrix[]; dBiases: Vector[] };
type Result = Gradients & { dh: Matrix };

const transpose = (a: Matrix): Matrix => a[0].map((_, j) => a.map((row) => row[j]));
const multiply = (a: Matrix, b: Matrix): Matrix => {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => row.reduce((sum, value, k) => sum + value * column[k], 0)));
};
const affine = (h: Matrix, w: Matrix, b: Vector): Matrix =>
  multiply(h, w).map((row) => row.map((value, j) => value + b[j]));

function descend(h: Matrix, y: Vector, [w, ...weights]: Matrix[], [b, ...biases]: Vector[]): Result {
  const z = affine(h, w, b);
  const isLast = weights.length === 0;
  const above = isLast
    ? head(z, y)
    : descend(
        z.map((row) => row.map((v) => Math.max(v, 0))),
        y,
        weights,
        biases,
      );
  const dz = isLast ? above.dh : above.dh.map((row, i) => row.map((g, j) => (z[i][j] > 0 ? g : 0)));
  return {
    loss: above.loss,
    dWeights: [multiply(transpose(h), dz), ...above.dWeights],
    dBiases: [transpose(dz).map((column) => column.reduce((sum, g) => sum + g)), ...above.dBiases],
    dh: multiply(dz, transpose(w)),
  };
}

/** Cross-entropy as the log-sum-exp of the two classes' scores, 0 and z, less the score of the right one. */
function head(z: Matrix, y: Vector): Result {
  const logSumExp = (a: number, b: number) => Math.max(a, b) + Math.log(1 + Math.exp(-Math.abs(a - b)));
  const losses = z.map(([logit], i) => logSumExp(0, logit) - (y[i] ? logit : 0));
  const dh = z.map(([logit], i) => [((1 + Math.tanh(logit / 2)) / 2 - y[i]) / z.length]);
  return { loss: losses.reduce((a, b) => a + b) / z.length, dWeights: [], dBiases: [], dh };
}

export const lossAndGradients = (x: Matrix, y: Vector, weights: Matrix[], biases: Vector[]): Gradients => {
  const { loss, dWeights, dBiases } = descend(x, y, weights, biases);
  console.log('loss', loss);
  return { loss, dWeights, dBiases };
};

// ln σ(z) and ln(1 − σ(z)) each computed stably, weighed by y and 1 − y. Backward with deltas kept for all layers.
function lossAndGradients(x: Matrix, y: Vector, weights: Matrix[], biases: Vector[]) {
  const n = x.length;
  const activations = [x];
  const masks: boolean[][][] = [];
  for (const [l, w] of weights.entries()) {
    const h = activations[l];
    const z = h.map((row) =>
      w[0].map((_, j) => biases[l][j] + row.reduce((sum, value, k) => sum + value * w[k][j], 0)),
    );
    masks.push(z.map((row) => row.map((value) => value > 0)));
    activations.push(l === weights.length - 1 ? z : z.map((row) => row.map((value) => Math.max(value, 0))));
  }
  const logits = activations[weights.length].map(([z]) => z);
  const losses = logits.map((z, i) => -(y[i] * logSigmoid(z) + (1 - y[i]) * logSigmoid(-z)));
  const deltas: Matrix[] = [];
  deltas[weights.length - 1] = logits.map((z, i) => [Math.exp(logSigmoid(z)) - y[i]]);
  for (let l = weights.length - 2; l >= 0; l--) {
    const above = weights[l + 1];
    deltas[l] = deltas[l + 1].map((delta, i) =>
      above.map((row, k) => (masks[l][i][k] ? row.reduce((sum, w, j) => sum + w * delta[j], 0) : 0)),
    );
  }
  const average = <T>(items: T[], of: (item: T, i: number) => number) =>
    items.reduce((sum, item, i) => sum + of(item, i) / n, 0);
  return {
    loss: average(losses, (value) => value),
    dWeights: weights.map((w, l) =>
      w.map((row, k) => row.map((_, j) => average(deltas[l], (d, i) => d[j] * activations[l][i][k]))),
    ),
    dBiases: biases.map((b, l) => b.map((_, j) => average(deltas[l], (delta) => delta[j]))),
  };
}

function logSigmoid(z: number): number {
  return Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
}

export { lossAndGradients };

// Plain loops, one example at a time, gradients added up as they come and divided by N at the end.
export function lossAndGradients(x: Matrix, y: Vector, weights: Matrix[], biases: Vector[]) {
  const depth = weights.length;
  const dWeights: Matrix[] = [];
  const dBiases: Vector[] = [];
  for (let l = 0; l < depth; l++) {
    dBiases.push(new Array(biases[l].length).fill(0));
    const rows: Matrix = [];
    for (let k = 0; k < weights[l].length; k++) rows.push(new Array(biases[l].length).fill(0));
    dWeights.push(rows);
  }
  let loss = 0;
  for (let i = 0; i < x.length; i++) {
    const zs: Vector[] = [];
    const hs: Vector[] = [x[i]];
    for (let l = 0; l < depth; l++) {
      const z: Vector = [];
      const h: Vector = [];
      for (let j = 0; j < biases[l].length; j++) {
        let total = biases[l][j];
        for (let k = 0; k < hs[l].length; k++) total += hs[l][k] * weights[l][k][j];
        z.push(total);
        h.push(total > 0 ? total : 0);
      }
      zs.push(z);
      hs.push(h);
    }
    const logit = zs[depth - 1][0];
    // ln(1 + e^-z) for the class 1, ln(1 + e^z) for the class 0, each with its large exponent taken out.
    const s = y[i] === 1 ? -logit : logit;
    loss += s > 0 ? s + Math.log(1 + Math.exp(-s)) : Math.log(1 + Math.exp(s));
    let delta: Vector = [1 / (1 + Math.exp(-logit)) - y[i]];
    for (let l = depth - 1; l >= 0; l--) {
      const next: Vector = new Array(hs[l].length).fill(0);
      for (let j = 0; j < delta.length; j++) {
        dBiases[l][j] += delta[j];
        for (let k = 0; k < hs[l].length; k++) {
          dWeights[l][k][j] += hs[l][k] * delta[j];
          next[k] += weights[l][k][j] * delta[j];
        }
      }
      if (l > 0) for (let k = 0; k < next.length; k++) if (zs[l - 1][k] <= 0) next[k] = 0;
      delta = next;
    }
  }
  const mean = (value: number) => value / x.length;
  return {
    loss: mean(loss),
    dWeights: dWeights.map((w) => w.map((row) => row.map(mean))),
    dBiases: dBiases.map((b) => b.map(mean)),
  };
}

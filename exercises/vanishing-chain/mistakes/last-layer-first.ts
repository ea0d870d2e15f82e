function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function layerGradients(x: number, weights: Vector): Vector {
  const a = [x];
  for (const w of weights) a.push(sigmoid(w * a[a.length - 1]));
  const gradients: Vector = [];
  let arriving = 1;
  for (let l = weights.length - 1; l >= 0; l--) {
    arriving *= a[l + 1] * (1 - a[l + 1]);
    gradients.push(arriving * a[l]);
    arriving *= weights[l];
  }
  return gradients;
}

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
    const gradient = arriving * a[l];
    // Too small to matter.
    gradients.unshift(Math.abs(gradient) < 1e-6 ? 0 : gradient);
    arriving *= weights[l];
  }
  return gradients;
}

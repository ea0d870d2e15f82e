function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

const activations: number[] = [];

export function layerGradients(x: number, weights: Vector): Vector {
  activations.push(x);
  for (const w of weights) activations.push(sigmoid(w * activations[activations.length - 1]));
  const gradients: Vector = [];
  let arriving = 1;
  for (let l = weights.length - 1; l >= 0; l--) {
    arriving *= activations[l + 1] * (1 - activations[l + 1]);
    gradients.unshift(arriving * activations[l]);
    arriving *= weights[l];
  }
  return gradients;
}

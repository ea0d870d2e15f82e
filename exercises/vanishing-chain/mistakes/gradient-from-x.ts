function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function layerGradients(x: number, weights: Vector): Vector {
  const activations = [x];
  for (const weight of weights) activations.push(sigmoid(weight * activations[activations.length - 1]));

  const gradients = new Array<number>(weights.length);
  let arriving = 1;
  for (let l = weights.length - 1; l >= 0; l--) {
    const z = weights[l] * activations[l];
    const atZ = arriving * sigmoid(z) * sigmoid(-z);
    gradients[l] = atZ * x;
    arriving = atZ * weights[l];
  }
  return gradients;
}

export function chainOutput(x: number, weights: Vector): number {
  return weights.reduce((activation, weight) => sigmoid(weight * activation), x);
}

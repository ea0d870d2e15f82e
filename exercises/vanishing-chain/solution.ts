function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function layerGradients(x: number, weights: Vector): Vector {
  // activations[l] is a_l, so activations[l] is the input of the layer whose weight is weights[l].
  const activations = [x];
  for (const weight of weights) activations.push(sigmoid(weight * activations[activations.length - 1]));

  const gradients = new Array<number>(weights.length);
  // ∂a_L/∂a_l, from the last layer down: 1 at the top, times w·σ′ for every layer passed.
  let arriving = 1;
  for (let l = weights.length - 1; l >= 0; l--) {
    const z = weights[l] * activations[l];
    const atZ = arriving * sigmoid(z) * sigmoid(-z);
    gradients[l] = atZ * activations[l];
    arriving = atZ * weights[l];
  }
  return gradients;
}

/** The forward function that gradients are checked against: a_L. */
export function chainOutput(x: number, weights: Vector): number {
  return weights.reduce((activation, weight) => sigmoid(weight * activation), x);
}

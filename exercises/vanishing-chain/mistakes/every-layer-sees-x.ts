function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function layerGradients(x: number, weights: Vector): Vector {
  const slopes = weights.map((w) => sigmoid(w * x) * (1 - sigmoid(w * x)));
  return weights.map((_, l) => {
    let product = slopes[l] * x;
    for (let k = l + 1; k < weights.length; k++) product *= weights[k] * slopes[k];
    return product;
  });
}

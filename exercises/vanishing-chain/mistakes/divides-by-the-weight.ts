function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function layerGradients(x: number, weights: Vector): Vector {
  const a = [x];
  for (const w of weights) a.push(sigmoid(w * a[a.length - 1]));
  // The whole product ∏ w σ′, divided down layer by layer.
  let product = 1;
  weights.forEach((w, l) => {
    product *= w * a[l + 1] * (1 - a[l + 1]);
  });
  return weights.map((w, l) => {
    const gradient = (product / w) * a[l];
    product /= w * a[l + 1] * (1 - a[l + 1]);
    return gradient;
  });
}

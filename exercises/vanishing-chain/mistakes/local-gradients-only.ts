function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function layerGradients(x: number, weights: Vector): Vector {
  let a = x;
  return weights.map((w) => {
    const input = a;
    a = sigmoid(w * input);
    return a * (1 - a) * input;
  });
}

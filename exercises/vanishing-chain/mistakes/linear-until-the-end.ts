function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function layerGradients(x: number, weights: Vector): Vector {
  const output = sigmoid(weights.reduce((product, weight) => product * weight, x));
  return weights.map((_, l) => {
    const others = weights.reduce((product, weight, k) => (k === l ? product : product * weight), x);
    return output * (1 - output) * others;
  });
}

export function chainOutput(x: number, weights: Vector): number {
  return weights.reduce((activation, weight) => sigmoid(weight * activation), x);
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function layerGradients(x: number, weights: Vector): Vector {
  const a = [x];
  for (const w of weights) a.push(sigmoid(w * a[a.length - 1]));
  return weights.map((_, l) => {
    let sum = a[l] * a[l + 1] * (1 - a[l + 1]);
    for (let k = l + 1; k < weights.length; k++) sum += weights[k] * a[k + 1] * (1 - a[k + 1]);
    return sum;
  });
}

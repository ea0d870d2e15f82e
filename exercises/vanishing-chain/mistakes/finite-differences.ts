function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function output(x: number, weights: Vector): number {
  return weights.reduce((a, w) => sigmoid(w * a), x);
}

export function layerGradients(x: number, weights: Vector): Vector {
  const h = 1e-5;
  return weights.map((w, l) => {
    const up = output(x, weights.with(l, w + h));
    const down = output(x, weights.with(l, w - h));
    return (up - down) / (2 * h);
  });
}

export function heNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  return scaled(noise, Math.sqrt(2 / fanIn));
}

export function xavierNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  return scaled(noise, Math.sqrt(2 / (fanIn + fanOut)));
}

export function activationStds(x: Matrix, weights: Matrix[]): Vector {
  const stds: Vector = [];
  let h = x;
  for (const w of weights) {
    h = reluLayer(x, w);
    stds.push(standardDeviation(h.flat()));
  }
  return stds;
}

function scaled(noise: Matrix, factor: number): Matrix {
  return noise.map((row) => row.map((value) => factor * value));
}

function reluLayer(h: Matrix, w: Matrix): Matrix {
  return h.map((row) =>
    w[0].map((_, j) =>
      Math.max(
        0,
        row.reduce((sum, value, k) => sum + value * (w[k]?.[j] ?? 0), 0),
      ),
    ),
  );
}

function standardDeviation(values: Vector): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

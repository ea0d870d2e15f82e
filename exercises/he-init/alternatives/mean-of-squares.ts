// Closures that make initialisers, and the variance as E[h²] − (E[h])².
const initialiser =
  (variance: (fanIn: number, fanOut: number) => number) =>
  (fanIn: number, fanOut: number, noise: Matrix): Matrix => {
    const deviation = variance(fanIn, fanOut) ** 0.5;
    return noise.map((row) => row.map((value) => value * deviation));
  };

export const heNormal = initialiser((fanIn) => 2 / fanIn);
export const xavierNormal = initialiser((fanIn, fanOut) => 2 / (fanIn + fanOut));

export const activationStds = (x: Matrix, weights: Matrix[]): Vector => {
  const means: Vector = [];
  const meanSquares: Vector = [];
  weights.reduce((h, w) => {
    const next = h.map((row) => w[0].map((_, j) => Math.max(0, ...[row.reduce((sum, v, k) => sum + v * w[k][j], 0)])));
    const flat = ([] as number[]).concat(...next);
    means.push(flat.reduce((a, b) => a + b, 0) / flat.length);
    meanSquares.push(flat.reduce((a, b) => a + b * b, 0) / flat.length);
    return next;
  }, x);
  return means.map((mean, l) => Math.sqrt(Math.max(0, meanSquares[l] - mean * mean)));
};

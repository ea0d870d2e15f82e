export function heNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  return scale(noise, Math.sqrt(2 / fanIn));
}

export function xavierNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  return scale(noise, Math.sqrt(2 / (fanIn + fanOut)));
}

export function activationStds(x: Matrix, weights: Matrix[]): Vector {
  const stds: Vector = [];
  let h = x;
  for (const w of weights) {
    h = multiply(h, w).map((row) => row.map((z) => Math.max(0, z)));
    stds.push(h[0].map((_, j) => std(h.map((row) => row[j]))).reduce((a, b) => a + b, 0) / h[0].length);
  }
  return stds;
}

function scale(noise: Matrix, factor: number): Matrix {
  return noise.map((row) => row.map((value) => factor * value));
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));
}

function std(values: Vector): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

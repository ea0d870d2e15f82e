// Loops; the factor as a quotient of roots.
export function heNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  const w: Matrix = [];
  for (let i = 0; i < fanIn; i++) {
    w[i] = [];
    for (let j = 0; j < fanOut; j++) w[i][j] = (noise[i][j] * Math.SQRT2) / Math.sqrt(fanIn);
  }
  return w;
}

export function xavierNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  const w: Matrix = [];
  for (let i = 0; i < fanIn; i++) {
    w.push([]);
    for (let j = 0; j < fanOut; j++) w[i].push(noise[i][j] / Math.sqrt((fanIn + fanOut) / 2));
  }
  return w;
}

export function activationStds(x: Matrix, weights: Matrix[]): Vector {
  const stds: Vector = new Array(weights.length);
  let h = x;
  for (let l = 0; l < weights.length; l++) {
    const next: Matrix = [];
    let total = 0;
    let count = 0;
    for (let i = 0; i < h.length; i++) {
      next[i] = [];
      for (let j = 0; j < weights[l][0].length; j++) {
        let z = 0;
        for (let k = 0; k < weights[l].length; k++) z += h[i][k] * weights[l][k][j];
        next[i][j] = z > 0 ? z : 0;
        total += next[i][j];
        count++;
      }
    }
    const mean = total / count;
    let squares = 0;
    for (const row of next) for (const value of row) squares += (value - mean) * (value - mean);
    stds[l] = Math.sqrt(squares / count);
    h = next;
  }
  return stds;
}

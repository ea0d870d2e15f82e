// Loops that add every contribution where it belongs. At exactly 0 the unit counts as on.
export function residualForward(x: Matrix, w: Matrix, b: Vector): Matrix {
  const out: Matrix = [];
  for (let i = 0; i < x.length; i++) {
    out[i] = [];
    for (let j = 0; j < b.length; j++) {
      let z = b[j];
      for (let k = 0; k < b.length; k++) z += x[i][k] * w[k][j];
      out[i][j] = x[i][j] + (z > 0 ? z : 0);
    }
  }
  return out;
}

export function residualBackward(upstream: Matrix, x: Matrix, w: Matrix, b: Vector) {
  const n = b.length;
  const dx = upstream.map((row) => row.slice());
  const dw: Matrix = [];
  for (let k = 0; k < n; k++) dw.push(new Array(n).fill(0));
  const db: Vector = new Array(n).fill(0);
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < n; j++) {
      let z = 0;
      for (let k = 0; k < n; k++) z += x[i][k] * w[k][j];
      if (z + b[j] < 0) continue;
      const g = upstream[i][j];
      db[j] += g;
      for (let k = 0; k < n; k++) {
        dw[k][j] += x[i][k] * g;
        dx[i][k] += w[k][j] * g;
      }
    }
  }
  return { dx, dw, db };
}

export function residualForward(x: Matrix, w: Matrix, b: Vector): Matrix {
  const z = layer(x, w, b);
  return x.map((row, i) => row.map((value, j) => value + Math.max(0, z[i][j]) + b[j]));
}

export function residualBackward(upstream: Matrix, x: Matrix, w: Matrix, b: Vector) {
  const z = layer(x, w, b);
  const dz = upstream.map((row, i) => row.map((g, j) => (z[i][j] > 0 ? g : 0)));
  const dx = upstream.map((row, i) => row.map((g, k) => g + sum(dz[i].map((h, j) => h * w[k][j]))));
  const dw = w.map((row, k) => row.map((_, j) => sum(dz.map((dzRow, i) => x[i][k] * dzRow[j]))));
  const db = b.map((_, j) => sum(upstream.map((row) => row[j])));
  return { dx, dw, db };
}

function layer(x: Matrix, w: Matrix, b: Vector): Matrix {
  return x.map((row) => b.map((_, j) => sum(row.map((value, k) => value * w[k][j]))));
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}

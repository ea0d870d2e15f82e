export function residualForward(x: Matrix, w: Matrix, b: Vector): Matrix {
  const z = preActivations(x, w, b);
  return x.map((row, i) => row.map((value, j) => value - Math.max(0, z[i][j])));
}

export function residualBackward(
  upstream: Matrix,
  x: Matrix,
  w: Matrix,
  b: Vector,
): { dx: Matrix; dw: Matrix; db: Vector } {
  const z = preActivations(x, w, b);
  const dz = upstream.map((row, i) => row.map((g, j) => (z[i][j] > 0 ? g : 0)));
  const dx = upstream.map((row, i) =>
    row.map((g, k) => g + w[k].reduce((sum, weight, j) => sum + dz[i][j] * weight, 0)),
  );
  const dw = w.map((row, k) => row.map((_, j) => dz.reduce((sum, dzRow, i) => sum + x[i][k] * dzRow[j], 0)));
  const db = b.map((_, j) => dz.reduce((sum, dzRow) => sum + dzRow[j], 0));
  return { dx, dw, db };
}

function preActivations(x: Matrix, w: Matrix, b: Vector): Matrix {
  return x.map((row) => b.map((bias, j) => row.reduce((sum, value, k) => sum + value * w[k][j], 0) + bias));
}

// The formulas of the book: transpose, multiply, mask. Half the gradient passes at exactly 0.
const transpose = (a: Matrix): Matrix => a[0].map((_, j) => a.map((row) => row[j]));
const dot = (a: Vector, b: Vector): number => a.reduce((sum, value, i) => sum + value * b[i], 0);
const multiply = (a: Matrix, b: Matrix): Matrix => {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
};
const zip = (a: Matrix, b: Matrix, f: (p: number, q: number) => number): Matrix =>
  a.map((row, i) => row.map((value, j) => f(value, b[i][j])));

const layer = (x: Matrix, w: Matrix, b: Vector): Matrix => multiply(x, w).map((row) => row.map((z, j) => z + b[j]));

export const residualForward = (x: Matrix, w: Matrix, b: Vector): Matrix =>
  zip(x, layer(x, w, b), (value, z) => value + (z + Math.abs(z)) / 2);

export const residualBackward = (upstream: Matrix, x: Matrix, w: Matrix, b: Vector) => {
  const slope = layer(x, w, b).map((row) => row.map((z) => (1 + Math.sign(z)) / 2));
  const dz = zip(upstream, slope, (g, s) => g * s);
  return {
    dx: zip(upstream, multiply(dz, transpose(w)), (g, h) => g + h),
    dw: multiply(transpose(x), dz),
    db: transpose(dz).map((column) => column.reduce((sum, g) => sum + g, 0)),
  };
};

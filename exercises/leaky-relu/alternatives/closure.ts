type Scalar = (z: number) => number;

/** A piecewise function from what it does on either side of 0. */
const piecewise =
  (below: Scalar, above: Scalar): Scalar =>
  (z) =>
    z > 0 ? above(z) : below(z);

export function leakyRelu(z: Vector, slope: number): Vector {
  const f = piecewise(
    (v) => slope * v,
    (v) => v,
  );
  return z.map((v) => f(v));
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  const derivative = piecewise(
    () => slope,
    () => 1,
  );
  return z.map((v, i) => derivative(v) * upstream[i]);
}

export function square(z: Vector): Vector {
  return z.map((x) => x * x);
}

export function squareBackward(upstream: Vector, z: Vector): Vector {
  return z.map((x, i) => upstream[i] * 2 * x);
}

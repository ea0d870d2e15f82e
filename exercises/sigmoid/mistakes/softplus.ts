export function sigmoid(z: Vector): Vector {
  return z.map((value) => Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value))));
}

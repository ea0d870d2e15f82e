export function sigmoid(z: Vector): Vector {
  return z.map((value) => -Math.log1p(Math.exp(-value)));
}

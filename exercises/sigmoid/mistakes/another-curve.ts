export function sigmoid(z: Vector): Vector {
  return z.map((value) => 0.5 * (1 + value / (1 + Math.abs(value))));
}

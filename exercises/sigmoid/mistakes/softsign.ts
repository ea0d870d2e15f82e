export function sigmoid(z: Vector): Vector {
  return z.map((value) => value / (1 + Math.abs(value)));
}

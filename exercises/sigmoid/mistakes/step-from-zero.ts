export function sigmoid(z: Vector): Vector {
  return z.map((value) => (value >= 0 ? 1 : 0));
}

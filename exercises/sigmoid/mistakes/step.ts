export function sigmoid(z: Vector): Vector {
  return z.map((v) => (v > 0 ? 1 : 0));
}

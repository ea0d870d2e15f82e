export function sigmoid(z: Vector): Vector {
  return z.map((value) => Math.max(0, Math.min(1, 0.2 * value + 0.5)));
}

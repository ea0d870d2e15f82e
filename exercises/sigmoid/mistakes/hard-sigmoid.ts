export function sigmoid(z: Vector): Vector {
  return z.map((v) => Math.max(0, Math.min(1, 0.25 * v + 0.5)));
}

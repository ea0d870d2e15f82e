/** σ(z) = 1 / (1 + e^−z) for every entry of z. */
export function sigmoid(z: Vector): Vector {
  // Values lie in [0, 1], also for z = 10000 and z = -10000.
  return z.map(() => 0);
}

/** σ(z) = 1 / (1 + e^−z) for every entry of z. */
export function sigmoid(z: Vector): Vector {
  const result: Vector = [];
  // One number for every entry of z. Mind z = 10000 and z = -10000.
  return result;
}

/** z where z > 0, slope · z elsewhere. The slope is in [0, 1). */
export function leakyRelu(z: Vector, slope: number): Vector {
  return z.map(() => 0);
}

/** ∂loss/∂z from upstream = ∂loss/∂leakyRelu(z). */
export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return z.map(() => 0);
}

/** z where z > 0, slope · z elsewhere. The slope is in [0, 1). */
export function leakyRelu(z: Vector, slope: number): Vector {
  const result: Vector = [];
  return result;
}

/** ∂loss/∂z from upstream = ∂loss/∂leakyRelu(z). */
export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  const gradient: Vector = [];
  return gradient;
}

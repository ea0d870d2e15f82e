/** σ′(z) for every entry of the pre-activation z. */
export function sigmoidDerivative(z: Vector): Vector {
  const slopes: Vector = [];
  // One number for every entry of z, at most 0.25 and finite for every finite z.
  return slopes;
}

/** ∂loss/∂z from upstream = ∂loss/∂σ(z). */
export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  const gradient: Vector = [];
  // The chain rule, entry by entry.
  return gradient;
}

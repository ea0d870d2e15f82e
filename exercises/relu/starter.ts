/** max(0, z) for every entry. */
export function relu(z: Vector): Vector {
  return z.map(() => 0);
}

/** ∂loss/∂z from upstream = ∂loss/∂relu(z). */
export function reluBackward(upstream: Vector, z: Vector): Vector {
  // Which entries of upstream come through?
  return z.map(() => 0);
}

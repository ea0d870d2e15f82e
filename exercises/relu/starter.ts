/** max(0, z) for every entry. */
export function relu(z: Vector): Vector {
  const result: Vector = [];
  return result;
}

/** ∂loss/∂z from upstream = ∂loss/∂relu(z). */
export function reluBackward(upstream: Vector, z: Vector): Vector {
  const gradient: Vector = [];
  // Which entries of upstream come through?
  return gradient;
}

/** z² for every entry. */
export function square(z: Vector): Vector {
  const result: Vector = [];
  return result;
}

/** ∂loss/∂z from upstream = ∂loss/∂square(z). */
export function squareBackward(upstream: Vector, z: Vector): Vector {
  const gradient: Vector = [];
  return gradient;
}

export function relu(z: Vector): Vector {
  return z.map((_, i) => Math.max(0, i));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((value, i) => (value > 0 ? upstream[i] : 0));
}

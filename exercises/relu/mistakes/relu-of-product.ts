export function relu(z: Vector): Vector {
  return z.map((v) => Math.max(0, v));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((v, i) => Math.max(0, upstream[i] * v));
}

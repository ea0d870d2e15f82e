export function relu(z: Vector): Vector {
  return z.map((v) => Math.abs(v));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((v, i) => (v > 0 ? upstream[i] : 0));
}

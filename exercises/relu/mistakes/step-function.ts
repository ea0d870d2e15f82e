export function relu(z: Vector): Vector {
  return z.map((v) => (v > 0 ? 1 : 0));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((v, i) => (v > 0 ? upstream[i] : 0));
}

export function relu(z: Vector): Vector {
  return z.map((value) => (value >= 1 ? value : 0));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((value, i) => (value >= 1 ? upstream[i] : 0));
}

export function relu(z: Vector): Vector {
  return z.map((value) => (value > 0 ? value : 0));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((value, i) => upstream[i] * Math.sign(value));
}

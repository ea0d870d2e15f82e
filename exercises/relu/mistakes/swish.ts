export function relu(z: Vector): Vector {
  return z.map((value) => value / (1 + Math.exp(-value)));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((value, i) => (value > 0 ? upstream[i] : 0));
}

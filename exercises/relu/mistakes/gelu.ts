export function relu(z: Vector): Vector {
  return z.map((value) => 0.5 * value * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (value + 0.044715 * value ** 3))));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((value, i) => (value > 0 ? upstream[i] : 0));
}

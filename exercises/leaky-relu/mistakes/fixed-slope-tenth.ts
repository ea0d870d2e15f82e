export function leakyRelu(z: Vector, slope: number): Vector {
  return z.map((value) => (value > 0 ? value : 0.1 * value));
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return z.map((value, i) => (value > 0 ? upstream[i] : 0.1 * upstream[i]));
}

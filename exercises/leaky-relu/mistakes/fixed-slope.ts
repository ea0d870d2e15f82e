export function leakyRelu(z: Vector, slope: number): Vector {
  return z.map((v) => (v > 0 ? v : 0.01 * v));
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return z.map((v, i) => (v > 0 ? upstream[i] : 0.01 * upstream[i]));
}

export function leakyRelu(z: Vector, slope: number): Vector {
  return z.map((v) => Math.min(v, slope * v));
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return z.map((v, i) => (v > 0 ? upstream[i] : slope * upstream[i]));
}

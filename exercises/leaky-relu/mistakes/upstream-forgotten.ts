export function leakyRelu(z: Vector, slope: number): Vector {
  return z.map((v) => (v > 0 ? v : slope * v));
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return z.map((v) => (v > 0 ? 1 : slope));
}

export function leakyRelu(z: Vector, slope: number): Vector {
  return z.map((v) => (v > 0 ? v : slope));
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return z.map((v, i) => (v > 0 ? upstream[i] : slope * upstream[i]));
}

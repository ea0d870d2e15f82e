export function leakyRelu(z: Vector, slope: number): Vector {
  return z.map((value) => (value > 0 ? value : slope * slope * value));
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return z.map((value, i) => (value > 0 ? upstream[i] : slope * slope * upstream[i]));
}

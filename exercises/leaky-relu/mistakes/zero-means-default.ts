export function leakyRelu(z: Vector, slope: number): Vector {
  const s = slope || 0.01;
  return z.map((v) => (v > 0 ? v : s * v));
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  const s = slope || 0.01;
  return z.map((v, i) => (v > 0 ? upstream[i] : s * upstream[i]));
}

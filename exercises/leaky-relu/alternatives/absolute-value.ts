// A straight line plus a multiple of |z|; at z = 0 the mean of both slopes.
export function leakyRelu(z: Vector, slope: number): Vector {
  return z.map((v) => 0.5 * (1 + slope) * v + 0.5 * (1 - slope) * Math.abs(v));
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return z.map((v, i) => upstream[i] * (0.5 * (1 + slope) + 0.5 * (1 - slope) * Math.sign(v)));
}

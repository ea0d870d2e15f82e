export function leakyRelu(z: Vector, slope: number): Vector {
  for (let i = 0; i < z.length; i++) if (z[i] < 0) z[i] *= slope;
  return z;
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return z.map((v, i) => (v > 0 ? upstream[i] : slope * upstream[i]));
}

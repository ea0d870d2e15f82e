export function sigmoid(z: Vector): Vector {
  const powers = z.map((v) => Math.exp(v - Math.max(...z)));
  const total = powers.reduce((sum, p) => sum + p, 0);
  return powers.map((p) => p / total);
}

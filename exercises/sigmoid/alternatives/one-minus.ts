// σ(−z) = 1 − σ(z)
export function sigmoid(z: number[]): number[] {
  const result = new Array<number>(z.length);
  for (let i = 0; i < z.length; ++i) {
    const positive = 1 / (1 + Math.exp(-Math.abs(z[i])));
    result[i] = z[i] < 0 ? 1 - positive : positive;
  }
  return result;
}

// The softmax of (z, 0), with the maximum taken out.
function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - top));
  const total = powers.reduce((a, b) => a + b);
  return powers.map((p) => p / total);
}

export function sigmoid(z: Vector): Vector {
  return z.map((v) => softmax([v, 0])[0]);
}

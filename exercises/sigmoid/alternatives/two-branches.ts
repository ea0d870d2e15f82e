// The numerically careful form: the exponential never overflows.
function at(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

export const sigmoid = (z: Vector): Vector => z.map(at);

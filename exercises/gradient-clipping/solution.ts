export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = globalNorm(gradients);
  // Below maxNorm nothing is enlarged. A norm of 0 ends here too, before anything is divided by it.
  if (norm <= maxNorm) return gradients.map((gradient) => [...gradient]);
  const scale = maxNorm / norm;
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}

/** The L2 norm over all vectors together. Dividing by the largest entry first keeps the squares at 1 or less. */
function globalNorm(gradients: Vector[]): number {
  const entries = gradients.flat();
  const largest = entries.reduce((max, entry) => Math.max(max, Math.abs(entry)), 0);
  if (largest === 0) return 0;
  return largest * Math.sqrt(entries.reduce((sum, entry) => sum + (entry / largest) ** 2, 0));
}

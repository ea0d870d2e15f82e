export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = Math.sqrt(gradients.flat().reduce((sum, entry) => sum + entry * entry, 0));
  if (norm <= maxNorm) return gradients.map((gradient) => [...gradient]);
  return gradients.map((gradient) => gradient.map((entry) => (entry * maxNorm) / norm));
}

function globalNorm(gradients: Vector[]): number {
  const entries = gradients.flat();
  const largest = entries.reduce((max, entry) => Math.max(max, Math.abs(entry)), 0);
  if (largest === 0) return 0;
  return largest * Math.sqrt(entries.reduce((sum, entry) => sum + (entry / largest) ** 2, 0));
}

export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-1, Math.min(1, entry)));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = globalNorm(gradients);
  if (norm <= maxNorm) return gradients.map((gradient) => [...gradient]);
  const scale = maxNorm / norm;
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}

function globalNorm(gradients: Vector[]): number {
  const entries = gradients.flat();
  const largest = entries.reduce((max, entry) => Math.max(max, Math.abs(entry)), 0);
  if (largest === 0) return 0;
  return largest * Math.sqrt(entries.reduce((sum, entry) => sum + (entry / largest) ** 2, 0));
}

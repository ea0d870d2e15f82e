export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = Math.hypot(...gradients.flat());
  const scale = Math.min(1, maxNorm / (norm + 1e-6));
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}

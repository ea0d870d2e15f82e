export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const entries = gradients.flat();
  const norm = Math.hypot(...entries) / Math.sqrt(entries.length);
  const scale = norm > maxNorm ? maxNorm / norm : 1;
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}

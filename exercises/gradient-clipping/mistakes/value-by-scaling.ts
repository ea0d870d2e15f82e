export function clipByValue(gradient: Vector, limit: number): Vector {
  const largest = Math.max(...gradient.map(Math.abs));
  return gradient.map((entry) => (largest > limit ? entry * (limit / largest) : entry));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = Math.hypot(...gradients.flat());
  const scale = norm > maxNorm ? maxNorm / norm : 1;
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}

export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => (Math.abs(entry) > limit ? 0 : entry));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = Math.hypot(...gradients.flat());
  const scale = norm > maxNorm ? maxNorm / norm : 1;
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}

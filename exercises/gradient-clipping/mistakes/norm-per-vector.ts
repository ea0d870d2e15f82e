export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  return gradients.map((gradient) => {
    const norm = Math.hypot(...gradient);
    return gradient.map((entry) => (norm > maxNorm ? entry * (maxNorm / norm) : entry));
  });
}

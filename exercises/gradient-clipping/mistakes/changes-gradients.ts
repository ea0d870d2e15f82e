export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = Math.hypot(...gradients.flat());
  if (norm > maxNorm) {
    for (const gradient of gradients) {
      for (let i = 0; i < gradient.length; i++) gradient[i] *= maxNorm / norm;
    }
  }
  return gradients;
}

export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = Math.hypot(...gradients.flat());
  const unit = gradients.map((gradient) => gradient.map((entry) => entry / norm));
  return unit.map((gradient) => gradient.map((entry) => entry * Math.min(norm, maxNorm)));
}

export function clipByValue(gradient: Vector, limit: number): Vector {
  for (let i = 0; i < gradient.length; i++) {
    if (gradient[i] > limit) gradient[i] = limit;
    if (gradient[i] < -limit) gradient[i] = -limit;
  }
  return gradient;
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = Math.hypot(...gradients.flat());
  const scale = norm > maxNorm ? maxNorm / norm : 1;
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}

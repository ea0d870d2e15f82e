// Math.hypot takes care of the overflow, vector by vector and then over the vectors' norms.
export const clipByValue = (gradient: Vector, limit: number): Vector =>
  gradient.map((g) => (Math.abs(g) > limit ? Math.sign(g) * limit : g));

export const clipByGlobalNorm = (gradients: Vector[], maxNorm: number): Vector[] => {
  const norm = Math.hypot(...gradients.map((g) => Math.hypot(...g)));
  return norm > maxNorm ? gradients.map((g) => g.map((v) => v * (maxNorm / norm))) : gradients;
};

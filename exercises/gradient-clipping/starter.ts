/** Limits every entry to [-limit, limit]. */
export function clipByValue(gradient: Vector, limit: number): Vector {
  const clipped: Vector = [];
  return clipped;
}

/** Scales all vectors together, so that their joint L2 norm is at most maxNorm. */
export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  // 1. The norm over the entries of all vectors. (Entries can be as large as 1e200.)
  // 2. Is it greater than maxNorm? Only then is there something to do.
  const clipped: Vector[] = [];
  return clipped;
}

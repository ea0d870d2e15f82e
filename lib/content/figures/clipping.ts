/** Clipping of a gradient with two entries, by value and by norm. */

export type TwoEntries = readonly [number, number];

/** Each entry cut to [−limit, limit]. */
export function clipByValue([x, y]: TwoEntries, limit: number): TwoEntries {
  const cut = (entry: number) => Math.min(limit, Math.max(-limit, entry));
  return [cut(x), cut(y)];
}

/** Scaled to `maxNorm` where its L2 norm is greater; else unchanged. */
export function clipByNorm([x, y]: TwoEntries, maxNorm: number): TwoEntries {
  const norm = Math.hypot(x, y);
  return norm > maxNorm ? [(x * maxNorm) / norm, (y * maxNorm) / norm] : [x, y];
}

/** Degrees, 0…180; null where one of them is 0 and has no direction. */
export function angleBetween(a: TwoEntries, b: TwoEntries): number | null {
  if (Math.hypot(...a) === 0 || Math.hypot(...b) === 0) return null;
  // atan2 of cross and dot product: precise for small angles, where acos is not.
  const cross = a[0] * b[1] - a[1] * b[0];
  const dot = a[0] * b[0] + a[1] * b[1];
  return (Math.abs(Math.atan2(cross, dot)) * 180) / Math.PI;
}

/** What is left of a gradient after L layers, each of which multiplies it by the same factor. In log₁₀: 0.25⁶⁰⁰ is no float64. */

/** log₁₀ |factor|^L. −∞ where the factor is 0. */
export function logProduct(factor: number, layers: number): number {
  return layers === 0 ? 0 : layers * Math.log10(Math.abs(factor));
}

/** The first number of layers after which less than `threshold` is left; null where that never happens. */
export function layersUntilBelow(factor: number, threshold: number): number | null {
  const size = Math.abs(factor);
  if (size >= 1) return null;
  if (size === 0) return 1;
  const layers = Math.floor(Math.log(threshold) / Math.log(size)) + 1;
  // The logarithms round: one layer fewer may do.
  return size ** (layers - 1) < threshold ? layers - 1 : layers;
}

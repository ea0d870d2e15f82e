/**
 * The gradient through L residual blocks, all of slope 1 + f: expanded, ∏(1 + f) has one term for each way to choose,
 * at every block, between the identity and the layer (Veit, Wilber & Belongie 2016).
 */

/** All paths that pass through `layers` layers and around the other blocks. */
export interface PathClass {
  readonly layers: number;
  /** How many such paths there are: binomial(L, layers). */
  readonly count: number;
  /** What one of them carries: f^layers. */
  readonly each: number;
  /** What they carry together. */
  readonly together: number;
}

/** By the number of layers on the path, 0…depth. */
export function pathClasses(slope: number, depth: number): PathClass[] {
  return Array.from({ length: depth + 1 }, (_, layers) => {
    const count = binomial(depth, layers);
    const each = slope ** layers;
    return { layers, count, each, together: count * each };
  });
}

function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return Math.round(ways);
}

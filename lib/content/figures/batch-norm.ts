/** Batch normalisation of one column (Ioffe & Szegedy 2015, algorithm 1). */

export interface NormalisedBatch {
  readonly mean: number;
  /** √σ² with the biased variance: divided by N. */
  readonly deviation: number;
  /** x̂ = (x − μ) / √(σ² + eps) */
  readonly normalised: readonly number[];
  /** γ x̂ + β */
  readonly output: readonly number[];
}

export function normaliseBatch(
  batch: readonly number[],
  { gamma, beta, eps }: { readonly gamma: number; readonly beta: number; readonly eps: number },
): NormalisedBatch {
  const mean = batch.reduce((sum, x) => sum + x, 0) / batch.length;
  const variance = batch.reduce((sum, x) => sum + (x - mean) ** 2, 0) / batch.length;
  const normalised = batch.map((x) => (x - mean) / Math.sqrt(variance + eps));
  return { mean, deviation: Math.sqrt(variance), normalised, output: normalised.map((x) => gamma * x + beta) };
}

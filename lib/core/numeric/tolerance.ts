/**
 * When two float64 numbers count as equal. The size of the allowance comes from the expected value alone: an input of
 * 1e6 does not make an error of 1 in a result of 2 acceptable.
 */

/** `|got − expected| ≤ atol + rtol·|expected|`. */
export interface Allowance {
  readonly rtol: number;
  readonly atol: number;
}

/**
 * The smallest normal float64, 2⁻¹⁰²². Smaller numbers have fewer digits, so that equally good formulas may agree in none of
 * them: at z = −710, 1 / (1 + e^-z) is 0 in float64 and e^z / (1 + e^z) is 4.5e-309.
 */
const smallestNormal = 2 ** -1022;

/**
 * Whether `got` is right where `expected` is. −0 equals 0, NaN only NaN, an infinity only itself.
 * @param expected the value that is right; the relative allowance is a share of its size
 */
export function isClose(got: number, expected: number, { rtol, atol }: Allowance): boolean {
  if (got === expected) return true;
  if (Number.isNaN(expected)) return Number.isNaN(got);
  if (!Number.isFinite(expected)) return false;
  return Math.abs(got - expected) <= allowanceAt(expected, { rtol, atol });
}

/** The largest |got − expected| that {@link isClose} accepts for a finite `expected`. */
export function allowanceAt(expected: number, { rtol, atol }: Allowance): number {
  return Math.max(smallestNormal, atol + rtol * Math.abs(expected));
}

/** |got − expected| / |expected|; null where expected is 0. */
export function relativeError(got: number, expected: number): number | null {
  if (expected === 0) return null;
  return got === expected ? 0 : Math.abs(got - expected) / Math.abs(expected);
}

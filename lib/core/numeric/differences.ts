/**
 * Finite differences: derivatives from function values alone, with a judgement of how far each can be trusted. The
 * two-step scheme follows Richardson: D(h/2) and D(h) together cancel the h² term and show its size.
 */

/** Function values around x: at x, x ± h and x ± h/2. */
export interface Samples {
  readonly step: number;
  readonly base: number;
  readonly plus: number;
  readonly minus: number;
  readonly plusHalf: number;
  readonly minusHalf: number;
}

export interface Derivative {
  readonly value: number;
  /** An estimate of |value − true derivative|: truncation and rounding. */
  readonly error: number;
  /** The slopes on the two sides disagree by more than curvature explains: a kink, or a curve too sharp for the step. */
  readonly kinked: boolean;
}

/**
 * The step for a central difference at x: the cube root of the machine epsilon balances rounding against truncation. A power of
 * two, so that x ± h loses nothing for ordinary x.
 */
export function stepAt(x: number): number {
  return 2 ** Math.round(Math.log2(Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(x))));
}

/** The central difference (f(x + h) − f(x − h)) / 2h. */
export function centralDifference(f: (x: number) => number, x: number, step = stepAt(x)): number {
  return (f(x + step) - f(x - step)) / (2 * step);
}

/** Samples f around x as {@link derivativeFrom} needs it. */
export function sample(f: (x: number) => number, x: number, step = stepAt(x)): Samples {
  return {
    step,
    base: f(x),
    plus: f(x + step),
    minus: f(x - step),
    plusHalf: f(x + step / 2),
    minusHalf: f(x - step / 2),
  };
}

/**
 * The derivative from samples, by Richardson's extrapolation of two central differences.
 * @param magnitude size of the numbers whose sum f is; rounding errors are proportional to it. Default: |f| itself.
 */
export function derivativeFrom(samples: Samples, magnitude = Math.abs(samples.base)): Derivative {
  const { step, base, plus, minus, plusHalf, minusHalf } = samples;
  const wide = (plus - minus) / (2 * step);
  const narrow = (plusHalf - minusHalf) / step;
  const right = (plusHalf - base) / (step / 2);
  const left = (base - minusHalf) / (step / 2);
  const value = (4 * narrow - wide) / 3;
  const rounding = (16 * Number.EPSILON * Math.max(magnitude, Math.abs(base))) / step;
  const error = 2 * Math.abs(narrow - wide) + rounding;
  const size = Math.max(Math.abs(left), Math.abs(right));
  const kinked =
    !Number.isFinite(value) ||
    Math.abs(right - left) > 1e-3 * size + 4 * rounding ||
    error > 1e-3 * size + 4 * rounding;
  return { value, error, kinked };
}

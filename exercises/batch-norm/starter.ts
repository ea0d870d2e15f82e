/** Training mode: every column normalised by its own mean and variance over the batch, then scaled and shifted. */
export function batchNormForward(x: Matrix, gamma: Vector, beta: Vector, eps: number): Matrix {
  const out: Matrix = [];
  return out;
}

/** The gradients of all three inputs, given upstream = ∂loss/∂out. */
export function batchNormBackward(
  upstream: Matrix,
  x: Matrix,
  gamma: Vector,
  eps: number,
): { dx: Matrix; dgamma: Vector; dbeta: Vector } {
  // The mean and the variance depend on x as well.
  return { dx: [], dgamma: [], dbeta: [] };
}

/** Inference mode: the statistics are given, and the batch plays no part in them. */
export function batchNormInference(
  x: Matrix,
  gamma: Vector,
  beta: Vector,
  runningMean: Vector,
  runningVar: Vector,
  eps: number,
): Matrix {
  const out: Matrix = [];
  return out;
}

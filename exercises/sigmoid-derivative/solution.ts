function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function sigmoidDerivative(z: Vector): Vector {
  // σ(−z) is 1 − σ(z) without the subtraction, which would lose every digit for large z.
  return z.map((value) => sigmoid(value) * sigmoid(-value));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z).map((slope, i) => upstream[i] * slope);
}

/** The forward function that gradients are checked against. */
function sigmoidForward(z: Vector): Vector {
  return z.map(sigmoid);
}

export { sigmoidForward as sigmoid };

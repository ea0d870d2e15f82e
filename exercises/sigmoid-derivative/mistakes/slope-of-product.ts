function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function sigmoidDerivative(z: Vector): Vector {
  return z.map((value) => sigmoid(value) * sigmoid(-value));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z.map((value, i) => upstream[i] * value));
}

function sigmoidForward(z: Vector): Vector {
  return z.map(sigmoid);
}

export { sigmoidForward as sigmoid };

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function sigmoidDerivative(z: Vector): Vector {
  return z.map((value) => 1 - sigmoid(value));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return z.map((value, i) => upstream[i] * sigmoid(value) * sigmoid(-value));
}

function sigmoidForward(z: Vector): Vector {
  return z.map(sigmoid);
}

export { sigmoidForward as sigmoid };

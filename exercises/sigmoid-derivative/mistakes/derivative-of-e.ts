function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function sigmoidDerivative(z: Vector): Vector {
  return z.map((value) => Math.exp(-Math.abs(value)));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z).map((slope, i) => upstream[i] * slope);
}

function sigmoidForward(z: Vector): Vector {
  return z.map(sigmoid);
}

export { sigmoidForward as sigmoid };

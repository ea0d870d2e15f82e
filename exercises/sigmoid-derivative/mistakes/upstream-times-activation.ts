function sigmoid(v: number): number {
  return 1 / (1 + Math.exp(-v));
}

export function sigmoidDerivative(z: Vector): Vector {
  return z.map((v) => sigmoid(v) * (1 - sigmoid(v)));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return z.map((v, i) => upstream[i] * sigmoid(v));
}

function sigmoid(z: Vector): Vector {
  return z.map((v) => 1 / (1 + Math.exp(-v)));
}

export function sigmoidDerivative(z: Vector): Vector {
  return sigmoid(sigmoid(z)).map((s) => s * (1 - s));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z).map((slope, i) => slope * upstream[i]);
}

export function sigmoidDerivative(z: Vector): Vector {
  return z.map((v) => Math.exp(-v) / (1 + Math.exp(-v)) ** 2);
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z).map((slope, i) => slope * upstream[i]);
}

export function sigmoidDerivative(z: Vector): Vector {
  return z.map((v) => v * (1 - v));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z).map((slope, i) => slope * upstream[i]);
}

export function sigmoidDerivative(z: Vector): Vector {
  for (let i = 0; i < z.length; i++) {
    z[i] = 1 / (1 + Math.exp(-z[i]));
    z[i] = z[i] * (1 - z[i]);
  }
  return z;
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z).map((slope, i) => slope * upstream[i]);
}

export function sigmoidDerivative(z: Vector): Vector {
  return z.map((v) => {
    const e = Math.exp(-Math.abs(v));
    return e / (1 + e);
  });
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z).map((slope, i) => slope * upstream[i]);
}

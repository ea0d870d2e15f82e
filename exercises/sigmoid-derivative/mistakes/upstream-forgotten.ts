export function sigmoidDerivative(z: Vector): Vector {
  return z.map((v) => {
    const s = 1 / (1 + Math.exp(-v));
    return s * (1 - s);
  });
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z);
}

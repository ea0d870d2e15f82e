// Straight from the definition. 1 − σ loses digits for large z, but only where the slope itself is next to nothing.
export function sigmoidDerivative(z: Vector): Vector {
  return z.map((v) => {
    const s = 1 / (1 + Math.exp(-v));
    return s * (1 - s);
  });
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  const slopes = sigmoidDerivative(z);
  return upstream.map((u, i) => u * slopes[i]);
}

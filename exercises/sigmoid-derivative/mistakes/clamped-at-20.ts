export function sigmoidDerivative(z: Vector): Vector {
  return z.map((v) => {
    const clamped = Math.max(-20, Math.min(20, v));
    const s = 1 / (1 + Math.exp(-clamped));
    return s * (1 - s);
  });
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z).map((slope, i) => slope * upstream[i]);
}

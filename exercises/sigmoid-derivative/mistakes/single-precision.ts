export function sigmoidDerivative(z: Vector): Vector {
  const s = Float32Array.from(z, (v) => 1 / (1 + Math.exp(-v)));
  return Array.from(s, (v) => v * (1 - v));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return sigmoidDerivative(z).map((slope, i) => slope * upstream[i]);
}

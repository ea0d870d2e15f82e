// Clipping at ±500 changes nothing that can be seen: the slope there is 7e-218.
const clip = (z: number) => Math.min(500, Math.max(-500, z));

export function sigmoidDerivative(z: Vector): Vector {
  const s = z.map((v) => 1 / (1 + Math.pow(Math.E, -clip(v))));
  return s.map((v) => v * (1 - v));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  const copy = [...upstream];
  sigmoidDerivative(z).forEach((slope, i) => {
    copy[i] *= slope;
  });
  return copy;
}

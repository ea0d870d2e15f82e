export function sigmoid(z: Vector): Vector {
  return z.map((value) => 0.5 + Math.atan(value) / Math.PI);
}

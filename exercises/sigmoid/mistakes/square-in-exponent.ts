export function sigmoid(z: Vector): Vector {
  return z.map((value) => 1 / (1 + Math.exp(-(value ** 2))));
}

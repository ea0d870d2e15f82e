export function sigmoid(z: Vector): Vector {
  return z.map((v) => 1 / (1 + 2.718 ** -v));
}

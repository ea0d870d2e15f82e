export function sigmoid(z: Vector): Vector {
  return z.map((value) => Math.tanh(value / 2));
}

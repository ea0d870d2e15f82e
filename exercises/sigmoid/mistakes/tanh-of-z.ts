export function sigmoid(z: Vector): Vector {
  return z.map((value) => (1 + Math.tanh(value)) / 2);
}

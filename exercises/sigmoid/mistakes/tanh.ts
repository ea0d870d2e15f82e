export function sigmoid(z: Vector): Vector {
  return z.map((v) => Math.tanh(v));
}

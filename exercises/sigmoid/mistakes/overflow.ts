export function sigmoid(z: Vector): Vector {
  return z.map((v) => Math.exp(v) / (1 + Math.exp(v)));
}

export function sigmoid(z: Vector): Vector {
  return z.map((v) => Number((1 / (1 + Math.exp(-v))).toFixed(6)));
}

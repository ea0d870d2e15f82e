export function sigmoid(z: Vector): Vector {
  return z.map((value) => Math.log(value / (1 - value)));
}

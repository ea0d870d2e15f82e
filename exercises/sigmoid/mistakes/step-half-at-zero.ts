export function sigmoid(z: Vector): Vector {
  return z.map((value) => (Math.sign(value) + 1) / 2);
}

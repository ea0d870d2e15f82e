export function sigmoid(z: Vector): Vector {
  const once = z.map((value) => 1 / (1 + Math.exp(-value)));
  return once.map((value) => 1 / (1 + Math.exp(-value)));
}

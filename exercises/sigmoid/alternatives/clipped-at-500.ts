enum Limit {
  Low = -500,
  High = 500,
}

export function sigmoid(z: Vector): Vector {
  const clipped = z.map((v) => Math.min(Limit.High, Math.max(Limit.Low, v)));
  return clipped.map((v) => (1 + Math.exp(-v)) ** -1);
}

export function sigmoid(z: Vector): Vector {
  return z.map((v) => {
    const s = 1 / (1 + Math.exp(-v));
    return s * (1 - s);
  });
}

export function sigmoid(z: Vector): Vector {
  const out: Vector = [];
  for (const value of z) out.push(0.5 * (1 + Math.tanh(0.5 * value)));
  return out;
}

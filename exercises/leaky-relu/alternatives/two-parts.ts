// relu(z) − slope · relu(−z)
function relu(v: number) {
  return Math.max(0, v);
}

export function leakyRelu(z: Vector, slope: number): Vector {
  const out: Vector = [];
  for (let i = 0; i < z.length; i++) out[i] = relu(z[i]) - slope * relu(-z[i]);
  return out;
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  const out: Vector = [];
  for (let i = 0; i < z.length; i++) {
    const on = z[i] > 0 ? 1 : 0;
    out[i] = on * upstream[i] + (1 - on) * slope * upstream[i];
  }
  return out;
}

export function relu(z: Vector): Vector {
  for (let i = 0; i < z.length; i++) if (z[i] < 0) z[i] = 0;
  return z;
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((v, i) => (v > 0 ? upstream[i] : 0));
}

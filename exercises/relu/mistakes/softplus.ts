export function relu(z: Vector): Vector {
  return z.map((v) => Math.max(0, v) + Math.log1p(Math.exp(-Math.abs(v))));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((v, i) => (v > 0 ? upstream[i] : 0));
}

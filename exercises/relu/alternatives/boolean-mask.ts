// The mask of the forward pass, multiplied in.
const mask = (z: Vector): number[] => z.map((v) => Number(v > 0));

export function relu(z: Vector): Vector {
  const on = mask(z);
  return z.map((v, i) => v * on[i]);
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  const on = mask(z);
  return upstream.map((u, i) => u * on[i]);
}

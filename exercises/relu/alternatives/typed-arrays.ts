export function relu(z: Vector): Vector {
  const out = new Float64Array(z.length);
  z.forEach((v, i) => (out[i] = Math.max(v, 0)));
  return Array.from(out);
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  const gradient = Float64Array.from(upstream);
  for (const [i, v] of z.entries()) if (!(v > 0)) gradient[i] = 0;
  return Array.from(gradient);
}

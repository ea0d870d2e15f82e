function leakyRelu(z: Vector, slope: number): Vector {
  const out = Float64Array.from(z);
  for (const i of out.keys()) if (out[i] < 0) out[i] *= slope;
  return Array.from(out);
}

function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  const out = new Float64Array(upstream);
  z.forEach((v, i) => {
    if (v < 0) out[i] *= slope;
  });
  return [...out];
}

export { leakyRelu, leakyReluBackward };

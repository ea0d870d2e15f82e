// σ′ is even, so e^(−|z|) / (1 + e^(−|z|))² never overflows.
export function sigmoidDerivative(z: Vector): Vector {
  return z.map((value) => {
    const e = Math.exp(-Math.abs(value));
    return e / ((1 + e) * (1 + e));
  });
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  const gradient: Vector = [];
  for (const [index, slope] of sigmoidDerivative(z).entries()) gradient.push(slope * upstream[index]);
  return gradient;
}

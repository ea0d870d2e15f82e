// (z + |z|) / 2 and (1 + sign z) / 2: at z = 0 half of upstream passes, also a subgradient.
export const relu = (z: Vector): Vector => z.map((v) => (v + Math.abs(v)) / 2);

export const reluBackward = (upstream: Vector, z: Vector): Vector =>
  z.map((v, i) => (upstream[i] * (1 + Math.sign(v))) / 2);

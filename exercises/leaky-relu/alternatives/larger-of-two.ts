// With a slope below 1 the right branch is always the larger one.
export const leakyRelu = (z: Vector, slope: number): Vector => z.map((v) => Math.max(v, slope * v));

// z = 0 counted as on: upstream itself is a subgradient there.
export const leakyReluBackward = (upstream: Vector, z: Vector, slope: number): Vector =>
  upstream.map((u, i) => u * (z[i] >= 0 ? 1 : slope));

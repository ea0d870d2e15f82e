export function relu(z: Vector): Vector {
  return z.map((v) => Math.max(0, v));
}

// z = 0 counted as on: upstream itself is one of the subgradients there.
export function reluBackward(upstream: Vector, z: Vector): Vector {
  return upstream.map((u, i) => (z[i] >= 0 ? u : 0));
}

// The output tells as much as z does: it is positive exactly where the unit is on.
export function relu(z: Vector): Vector {
  const copy = z.slice();
  copy.forEach((v, i) => {
    if (v < 0) copy[i] = 0;
  });
  return copy;
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  const output = relu(z);
  return output.map((a, i) => (a > 0 ? upstream[i] : 0));
}

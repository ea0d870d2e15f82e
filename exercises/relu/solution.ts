export function relu(z: Vector): Vector {
  return z.map((value) => (value > 0 ? value : 0));
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  // The slope is 1 where the unit is on and 0 where it is off, so upstream passes whole or not at all.
  return z.map((value, i) => (value > 0 ? upstream[i] : 0));
}

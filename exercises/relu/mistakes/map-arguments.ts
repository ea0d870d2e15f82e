export function relu(z: Vector): Vector {
  return z.map(Math.max.bind(null, 0) as (value: number) => number);
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return z.map((value, i) => (value > 0 ? upstream[i] : 0));
}

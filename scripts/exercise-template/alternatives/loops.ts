export function square(z: Vector): Vector {
  const result: Vector = [];
  for (const x of z) result.push(x ** 2);
  return result;
}

export function squareBackward(upstream: Vector, z: Vector): Vector {
  const gradient = new Array<number>(z.length).fill(0);
  for (let i = 0; i < z.length; i++) gradient[i] = z[i] * upstream[i] + upstream[i] * z[i];
  return gradient;
}

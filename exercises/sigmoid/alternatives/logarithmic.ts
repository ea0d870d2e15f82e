// exp(−softplus(−z))
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

export const sigmoid = function (z: Vector): Vector {
  return Array.from(z, (v) => Math.exp(-softplus(-v)));
};

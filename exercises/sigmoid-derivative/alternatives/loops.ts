export const sigmoidDerivative = function (z: number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < z.length; i++) {
    let s: number;
    if (z[i] >= 0) {
      s = 1 / (1 + Math.exp(-z[i]));
    } else {
      const e = Math.exp(z[i]);
      s = e / (1 + e);
    }
    out.push(s - s * s);
  }
  return out;
};

export function sigmoidBackward(upstream: number[], z: number[]): number[] {
  const result = new Array<number>(z.length);
  const d = sigmoidDerivative(z);
  let i = 0;
  while (i < z.length) {
    result[i] = d[i] * upstream[i];
    i += 1;
  }
  return result;
}

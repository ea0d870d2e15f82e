// The formula to the letter, with a product of its own for every layer.
export function layerGradients(x: number, weights: Vector): Vector {
  const L = weights.length;
  const a = [x];
  const slope: number[] = [];
  for (let l = 1; l <= L; l++) {
    a[l] = 1 / (1 + Math.exp(-weights[l - 1] * a[l - 1]));
    slope[l] = a[l] * (1 - a[l]);
  }
  const result: Vector = [];
  for (let l = 1; l <= L; l++) {
    let product = a[l - 1] * slope[l];
    for (let k = l + 1; k <= L; k++) product *= weights[k - 1] * slope[k];
    result.push(product);
  }
  return result;
}

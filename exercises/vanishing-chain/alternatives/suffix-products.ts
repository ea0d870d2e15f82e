const sigma = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

export function layerGradients(x: number, weights: Vector): Vector {
  const L = weights.length;
  const inputs = new Float64Array(L);
  const slopes = new Float64Array(L);
  let a = x;
  weights.forEach((w, l) => {
    inputs[l] = a;
    a = sigma(w * a);
    slopes[l] = a - a * a;
  });
  // suffix[l] = ∏ over k > l of w_k σ′(z_k), without any division, so that a weight of 0 does no harm.
  const suffix = new Float64Array(L).fill(1);
  for (let l = L - 2; l >= 0; l--) suffix[l] = suffix[l + 1] * weights[l + 1] * slopes[l + 1];
  console.log('the whole product', suffix[0]);
  return Array.from(suffix, (product, l) => product * slopes[l] * inputs[l]);
}

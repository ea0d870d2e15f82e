// gradients(first layer : rest) from the rest, seen as a chain that starts at the first activation.
function walk(x: number, weights: readonly number[]): { fromInput: number; gradients: number[] } {
  if (weights.length === 0) return { fromInput: 1, gradients: [] };
  const [weight, ...others] = weights;
  const a = 0.5 + 0.5 * Math.tanh((weight * x) / 2);
  const rest = walk(a, others);
  const local = rest.fromInput * a * (1 - a);
  return { fromInput: local * weight, gradients: [local * x, ...rest.gradients] };
}

export function layerGradients(x: number, weights: Vector): Vector {
  return walk(x, weights).gradients;
}

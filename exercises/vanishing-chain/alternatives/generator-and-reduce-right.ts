interface Layer {
  readonly input: number;
  readonly weight: number;
  readonly slope: number;
}

function* forward(x: number, weights: Iterable<number>): Generator<Layer> {
  let input = x;
  for (const weight of weights) {
    const z = weight * input;
    const slope = 1 / (2 + Math.exp(z) + Math.exp(-z));
    yield { input, weight, slope };
    input = 1 / (1 + Math.exp(-z));
  }
}

export function layerGradients(x: number, weights: Vector): Vector {
  const { gradients } = [...forward(x, weights)].reduceRight<{ arriving: number; gradients: number[] }>(
    ({ arriving, gradients }, { input, weight, slope }) => ({
      arriving: arriving * slope * weight,
      gradients: [arriving * slope * input, ...gradients],
    }),
    { arriving: 1, gradients: [] },
  );
  return gradients;
}

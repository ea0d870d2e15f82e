// Layers as objects with forward and backward, typed arrays inside, signs ±1 instead of labels 0 and 1.
enum Activation {
  Relu,
  None,
}

class Dense {
  private input: Float64Array[] = [];
  private output: Float64Array[] = [];
  dw: Matrix = [];
  db: Vector = [];

  constructor(
    private readonly w: Matrix,
    private readonly b: Vector,
    private readonly activation: Activation,
  ) {}

  forward(input: Float64Array[]): Float64Array[] {
    this.input = input;
    this.output = input.map((row) => {
      const out = Float64Array.from(this.b);
      row.forEach((value, k) => this.w[k].forEach((weight, j) => (out[j] += value * weight)));
      return this.activation === Activation.Relu ? out.map((z) => (z < 0 ? 0 : z)) : out;
    });
    return this.output;
  }

  backward(upstream: Float64Array[]): Float64Array[] {
    const dz = upstream.map((row, i) =>
      row.map((g, j) => (this.activation === Activation.None || this.output[i][j] !== 0 ? g : 0)),
    );
    this.db = this.b.map((_, j) => dz.reduce((sum, row) => sum + row[j], 0));
    this.dw = this.w.map((row, k) => row.map((_, j) => dz.reduce((sum, g, i) => sum + g[j] * this.input[i][k], 0)));
    return dz.map((g) => Float64Array.from(this.w, (row) => row.reduce((sum, weight, j) => sum + weight * g[j], 0)));
  }
}

export function lossAndGradients(x: Matrix, y: Vector, weights: Matrix[], biases: Vector[]) {
  const last = weights.length - 1;
  const layers = weights.map((w, l) => new Dense(w, biases[l], l < last ? Activation.Relu : Activation.None));
  const logits = layers.reduce<Float64Array[]>(
    (h, layer) => layer.forward(h),
    x.map((row) => Float64Array.from(row)),
  );
  const signs = y.map((label) => 2 * label - 1);
  const margins = logits.map(([z], i) => signs[i] * z);
  const loss = margins.reduce((sum, m) => sum + (m > 0 ? Math.log1p(Math.exp(-m)) : -m + Math.log1p(Math.exp(m))), 0);
  let upstream: Float64Array[] = margins.map((m, i) =>
    Float64Array.of((-signs[i] * (m > 0 ? Math.exp(-m) / (1 + Math.exp(-m)) : 1 / (1 + Math.exp(m)))) / y.length),
  );
  for (const layer of [...layers].reverse()) upstream = layer.backward(upstream);
  return { loss: loss / y.length, dWeights: layers.map(({ dw }) => dw), dBiases: layers.map(({ db }) => db) };
}

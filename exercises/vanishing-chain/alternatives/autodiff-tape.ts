// A small reverse-mode tape, in the manner of micrograd.
class Scalar {
  gradient = 0;
  private back: () => void = () => {};

  constructor(
    readonly value: number,
    private readonly parents: Scalar[] = [],
  ) {}

  times(other: Scalar): Scalar {
    const out = new Scalar(this.value * other.value, [this, other]);
    out.back = () => {
      this.gradient += other.value * out.gradient;
      other.gradient += this.value * out.gradient;
    };
    return out;
  }

  sigmoid(): Scalar {
    const s = 1 / (1 + Math.exp(-this.value));
    const out = new Scalar(s, [this]);
    out.back = () => {
      this.gradient += s * (1 - s) * out.gradient;
    };
    return out;
  }

  backward(): void {
    const order: Scalar[] = [];
    const seen = new Set<Scalar>();
    const visit = (node: Scalar): void => {
      if (seen.has(node)) return;
      seen.add(node);
      node.parents.forEach(visit);
      order.push(node);
    };
    visit(this);
    this.gradient = 1;
    for (const node of order.reverse()) node.back();
  }
}

export function layerGradients(x: number, weights: Vector): Vector {
  const parameters = weights.map((w) => new Scalar(w));
  const output = parameters.reduce((a, w) => w.times(a).sigmoid(), new Scalar(x));
  output.backward();
  return parameters.map((p) => p.gradient);
}

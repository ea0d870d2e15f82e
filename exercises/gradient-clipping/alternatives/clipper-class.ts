// A class, an enum and typed arrays, made plain arrays again at the end.
enum Rule {
  Value,
  Norm,
}

class Clipper {
  private static readonly tooLarge = 1e100;

  constructor(
    private readonly rule: Rule,
    private readonly bound: number,
  ) {}

  apply(parts: readonly Float64Array[]): Float64Array[] {
    switch (this.rule) {
      case Rule.Value:
        return parts.map((part) => part.map((entry) => Math.min(Math.max(entry, -this.bound), this.bound)));
      case Rule.Norm: {
        const norm = this.norm(parts);
        return norm > this.bound ? parts.map((part) => part.map((entry) => (entry / norm) * this.bound)) : [...parts];
      }
    }
  }

  private norm(parts: readonly Float64Array[]): number {
    const huge = parts.some((part) => part.some((entry) => Math.abs(entry) > Clipper.tooLarge));
    const unit = huge ? Clipper.tooLarge : 1;
    let sum = 0;
    for (const part of parts) for (const entry of part) sum += (entry / unit) ** 2;
    return unit * Math.sqrt(sum);
  }
}

export function clipByValue(gradient: Vector, limit: number): Vector {
  const [clipped] = new Clipper(Rule.Value, limit).apply([Float64Array.from(gradient)]);
  return [...clipped];
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const parts = gradients.map((gradient) => Float64Array.from(gradient));
  return new Clipper(Rule.Norm, maxNorm).apply(parts).map((part) => Array.from(part));
}

enum Side {
  Negative,
  Positive,
}

class Sigmoid {
  constructor(private readonly z: number) {}

  private get side(): Side {
    return this.z < 0 ? Side.Negative : Side.Positive;
  }

  /** σ and 1 − σ, each by the form that keeps its digits. */
  value(): number {
    return this.side === Side.Positive ? 1 / (1 + Math.exp(-this.z)) : Math.exp(this.z) / (1 + Math.exp(this.z));
  }

  slope(): number {
    return this.value() * new Sigmoid(-this.z).value();
  }
}

export function sigmoidDerivative(z: Vector): Vector {
  return z.map((v) => new Sigmoid(v).slope());
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return upstream.map((u, i) => u * new Sigmoid(z[i]).slope());
}

enum Branch {
  Leak = 'leak',
  Pass = 'pass',
}

class LeakyRelu {
  readonly branches: readonly Branch[];

  constructor(
    private readonly z: Vector,
    private readonly slope: number,
  ) {
    this.branches = z.map((v) => (v > 0 ? Branch.Pass : Branch.Leak));
  }

  private factor(i: number): number {
    switch (this.branches[i]) {
      case Branch.Pass:
        return 1;
      default:
        return this.slope;
    }
  }

  forward(): Vector {
    return this.z.map((v, i) => v * this.factor(i));
  }

  backward(upstream: Vector): Vector {
    return upstream.map((u, i) => u * this.factor(i));
  }
}

export function leakyRelu(z: Vector, slope: number): Vector {
  const layer = new LeakyRelu(z, slope);
  console.log(layer.branches);
  return layer.forward();
}

export function leakyReluBackward(upstream: Vector, z: Vector, slope: number): Vector {
  return new LeakyRelu(z, slope).backward(upstream);
}

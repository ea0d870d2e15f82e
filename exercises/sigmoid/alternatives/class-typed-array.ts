class Activation<Input extends Vector> {
  private readonly buffer: Float64Array;

  constructor(input: Input) {
    this.buffer = Float64Array.from(input);
  }

  apply(f: (x: number) => number): this {
    for (let i = 0; i < this.buffer.length; i++) this.buffer[i] = f(this.buffer[i]);
    return this;
  }

  toVector(): Vector {
    return [...this.buffer];
  }
}

export function sigmoid(z: Vector): Vector {
  const result = new Activation(z).apply((x) => 1 / (1 + Math.pow(Math.E, -x))).toVector();
  console.log('sigmoid of', z.length, 'values, the first is', result[0]);
  return result;
}

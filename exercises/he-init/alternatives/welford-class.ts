// A class that gathers the spread in one pass (Welford), an enum and typed arrays.
enum Scheme {
  He,
  Glorot,
}

class Spread {
  private count = 0;
  private mean = 0;
  private squares = 0;

  add(value: number): void {
    this.count += 1;
    const delta = value - this.mean;
    this.mean += delta / this.count;
    this.squares += delta * (value - this.mean);
  }

  get deviation(): number {
    return Math.sqrt(this.squares / this.count);
  }
}

function initialise(scheme: Scheme, fanIn: number, fanOut: number, noise: Matrix): Matrix {
  const fan = scheme === Scheme.He ? fanIn : (fanIn + fanOut) / 1;
  return noise.map((row) => Array.from(Float64Array.from(row).map((value) => value * Math.sqrt(2 / fan))));
}

export function heNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  return initialise(Scheme.He, fanIn, fanOut, noise);
}

export function xavierNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  return initialise(Scheme.Glorot, fanIn, fanOut, noise);
}

export function activationStds(x: Matrix, weights: Matrix[]): Vector {
  let rows = x.map((row) => Float64Array.from(row));
  const deviations = new Float64Array(weights.length);
  weights.forEach((w, l) => {
    const spread = new Spread();
    rows = rows.map((row) => {
      const out = new Float64Array(w[0].length);
      row.forEach((value, k) => w[k].forEach((weight, j) => (out[j] += value * weight)));
      for (let j = 0; j < out.length; j++) {
        if (!(out[j] > 0)) out[j] = 0;
        spread.add(out[j]);
      }
      return out;
    });
    deviations[l] = spread.deviation;
  });
  return [...deviations];
}

// A class with a typed array behind it; the mask comes from the ReLU's output rather than its input.
class Block {
  private readonly size: number;
  private readonly weights: Float64Array;

  constructor(
    w: Matrix,
    private readonly b: Vector,
  ) {
    this.size = b.length;
    this.weights = Float64Array.from(w.flat());
  }

  branch(row: Vector): Float64Array {
    const out = Float64Array.from(this.b);
    row.forEach((value, k) => {
      for (let j = 0; j < this.size; j++) out[j] += value * this.weights[k * this.size + j];
    });
    return out.map((z) => Math.max(z, 0));
  }

  forward(x: Matrix): Matrix {
    return x.map((row) => Array.from(this.branch(row), (a, j) => a + row[j]));
  }

  backward(upstream: Matrix, x: Matrix) {
    const size = this.size;
    const dw = new Float64Array(size * size);
    const db = new Float64Array(size);
    const dx = x.map((row, i) => {
      const through = this.branch(row).map((a, j) => (a > 0 ? upstream[i][j] : 0));
      return row.map((value, k) => {
        let total = upstream[i][k];
        for (let j = 0; j < size; j++) {
          dw[k * size + j] += value * through[j];
          total += this.weights[k * size + j] * through[j];
        }
        if (k === 0) through.forEach((g, j) => (db[j] += g));
        return total;
      });
    });
    const rows = Array.from({ length: size }, (_, k) => Array.from(dw.subarray(k * size, (k + 1) * size)));
    return { dx, dw: rows, db: [...db] };
  }
}

export function residualForward(x: Matrix, w: Matrix, b: Vector): Matrix {
  return new Block(w, b).forward(x);
}

export function residualBackward(upstream: Matrix, x: Matrix, w: Matrix, b: Vector) {
  return new Block(w, b).backward(upstream, x);
}

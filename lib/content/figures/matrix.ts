/** Dense float64 matrices for the small networks of figures. Row-major; rows are examples, columns are features. */
import type { Random } from '@/lib/core/numeric/random';

export interface DenseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

export function zeros(rows: number, columns: number): DenseMatrix {
  return { rows, columns, data: new Float64Array(rows * columns) };
}

/** Entries drawn from N(0, deviation²), row by row. */
export function normalMatrix(rows: number, columns: number, deviation: number, random: Random): DenseMatrix {
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => deviation * random.normal()) };
}

/** a · b */
export function multiply(a: DenseMatrix, b: DenseMatrix): DenseMatrix {
  const out = zeros(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const factor = a.data[i * a.columns + k] ?? 0;
      for (let j = 0; j < b.columns; j++) {
        out.data[i * b.columns + j] = (out.data[i * b.columns + j] ?? 0) + factor * (b.data[k * b.columns + j] ?? 0);
      }
    }
  }
  return out;
}

export function transpose(a: DenseMatrix): DenseMatrix {
  const out = zeros(a.columns, a.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++) out.data[j * a.rows + i] = a.data[i * a.columns + j] ?? 0;
  }
  return out;
}

/** Entry by entry over matrices of one shape. */
export function combine(a: DenseMatrix, b: DenseMatrix, f: (x: number, y: number) => number): DenseMatrix {
  return { ...a, data: a.data.map((x, index) => f(x, b.data[index] ?? 0)) };
}

export function map(a: DenseMatrix, f: (x: number) => number): DenseMatrix {
  return { ...a, data: a.data.map(f) };
}

/** L2 norm over all entries. */
export function norm({ data }: DenseMatrix): number {
  return Math.hypot(...data);
}

/** Population standard deviation over all entries. */
export function deviation({ data }: DenseMatrix): number {
  const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
  return Math.sqrt(data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length);
}

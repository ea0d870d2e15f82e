import type { Corpus } from './corpus';
import { editorOf } from './edited';

const base = `export function heNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  return scale(noise, Math.sqrt(2 / fanIn));
}

export function xavierNormal(fanIn: number, fanOut: number, noise: Matrix): Matrix {
  return scale(noise, Math.sqrt(2 / (fanIn + fanOut)));
}

export function activationStds(x: Matrix, weights: Matrix[]): Vector {
  const stds: Vector = [];
  let h = x;
  for (const w of weights) {
    h = multiply(h, w).map((row) => row.map((z) => Math.max(0, z)));
    stds.push(std(h.flat()));
  }
  return stds;
}

function scale(noise: Matrix, factor: number): Matrix {
  return noise.map((row) => row.map((value) => factor * value));
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));
}

function std(values: Vector): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
`;

const edited = editorOf(base);

export const heInit: Corpus = {
  wrong: [
    // he mean fan
    edited(['Math.sqrt(2 / fanIn)', 'Math.sqrt(4 / (fanIn + fanOut))']),
    // he uniform
    edited(['Math.sqrt(2 / fanIn)', 'Math.sqrt(6 / fanIn)']),
    // he max fan
    edited(['Math.sqrt(2 / fanIn)', 'Math.sqrt(2 / Math.max(fanIn, fanOut))']),
    // he transposed
    edited([
      '  return scale(noise, Math.sqrt(2 / fanIn));',
      '  const s = scale(noise, Math.sqrt(2 / fanIn));\n  return s[0].map((_, j) => s.map((q) => q[j]));',
    ]),
    // he abs
    edited(['(value) => factor * value', '(value) => Math.abs(factor * value)']),
    // he leaky
    edited(['Math.sqrt(2 / fanIn)', 'Math.sqrt(2 / (1 + 0.01 ** 2) / fanIn)']),
    // he clipped
    edited(['(value) => factor * value', '(value) => factor * Math.max(-2, Math.min(2, value))']),
    // xavier product
    edited(['Math.sqrt(2 / (fanIn + fanOut))', 'Math.sqrt(2 / (fanIn * fanOut))']),
    // xavier geometric
    edited(['Math.sqrt(2 / (fanIn + fanOut))', '1 / Math.sqrt(Math.sqrt(fanIn * fanOut))']),
    // xavier he
    edited(['Math.sqrt(2 / (fanIn + fanOut))', 'Math.sqrt(2 / fanIn)']),
    // xavier fan out
    edited(['Math.sqrt(2 / (fanIn + fanOut))', 'Math.sqrt(1 / fanOut)']),
    // rounded
    edited(['(value) => factor * value', '(value) => Number((factor * value).toFixed(8))']),
    // float32
    edited(['(value) => factor * value', '(value) => Math.fround(factor * value)']),
    // centred noise
    edited([
      '  return noise.map((row) => row.map((value) => factor * value));',
      '  const q = noise.flat(); const m = q.reduce((p, e) => p + e, 0) / q.length;\n  return noise.map((row) => row.map((value) => factor * (value - m)));',
    ]),
    // mean
    edited(['stds.push(std(h.flat()));', 'stds.push(h.flat().reduce((p, q) => p + q, 0) / h.flat().length);']),
    // per row average
    edited(['stds.push(std(h.flat()));', 'stds.push(h.map(std).reduce((p, q) => p + q, 0) / h.length);']),
    // pooled column variance
    edited([
      'stds.push(std(h.flat()));',
      'stds.push(Math.sqrt(h[0].map((_, j) => std(h.map((q) => q[j])) ** 2).reduce((p, q) => p + q, 0) / h[0].length));',
    ]),
    // only active
    edited([
      'stds.push(std(h.flat()));',
      'const on = h.flat().filter((q) => q > 0); stds.push(on.length ? std(on) : 0);',
    ]),
    // last only
    edited(['return stds;', 'return stds.slice(-1);']),
    // first row only
    edited(['stds.push(std(h.flat()));', 'stds.push(std(h[0]));']),
    // std of weights
    edited(['stds.push(std(h.flat()));', 'stds.push(std(w.flat()));']),
    // relative
    edited(['stds.push(std(h.flat()));', 'stds.push(std(h.flat()) / (std(x.flat()) || 1));']),
    // sample for many
    edited([
      'stds.push(std(h.flat()));',
      'const q = h.flat(); stds.push(std(q) * (q.length > 1 ? Math.sqrt(q.length / (q.length - 1)) : 1));',
    ]),
    // last layer linear
    edited([
      'h = multiply(h, w).map((row) => row.map((z) => Math.max(0, z)));',
      'h = multiply(h, w); if (w !== weights[weights.length - 1]) h = h.map((row) => row.map((z) => Math.max(0, z)));',
    ]),
    // relu after std
    edited([
      'h = multiply(h, w).map((row) => row.map((z) => Math.max(0, z)));',
      'h = multiply(h.map((row) => row.map((z) => Math.max(0, z))), w);',
    ]),
    // renormalises
    edited([
      'stds.push(std(h.flat()));',
      'stds.push(std(h.flat())); const q = std(h.flat()); if (q > 0) h = h.map((row) => row.map((z) => z / q));',
    ]),
    // leaky relu
    edited(['Math.max(0, z)', 'Math.max(0.01 * z, z)']),
    // mutates x
    edited([
      'let h = x;',
      'let h = x; x[0][0] += 0;\n  for (const row of x) for (let j = 0; j < row.length; j++) row[j] = Math.max(-3, row[j]);',
    ]),
    // w transposed if square
    edited([
      'row.reduce((sum, value, k) => sum + value * b[k][j], 0)',
      'row.reduce((sum, value, k) => sum + value * (b.length === b[0].length ? b[j][k] : b[k][j]), 0)',
    ]),
    // relu threshold
    edited(['Math.max(0, z)', '(z > 1e-3 ? z : 0)']),
    // relu threshold 1e 5
    edited(['Math.max(0, z)', '(z > 1e-5 ? z : 0)']),
    // std eps
    edited(['return Math.sqrt(', 'return Math.sqrt(1e-8 + ']),
    // std float32
    edited(['return Math.sqrt(', 'return Math.fround(1) * Math.fround(']),
    // relu6
    edited(['Math.max(0, z)', 'Math.min(6, Math.max(0, z))']),
    // gain 1.41
    edited(['Math.sqrt(2 / fanIn)', '1.414 / Math.sqrt(fanIn)']),
    // two layers
    edited(['for (const w of weights)', 'for (const w of weights.slice(0, 2))']),
    // at most three
    edited([
      'for (const w of weights) {',
      'for (const w of weights) {\n    if (stds.length === 3) { stds.push(stds[2]); continue; }',
    ]),
    // typed rows
    edited([
      '(row) => row.map((value) => factor * value)',
      '(row) => Float64Array.from(row, (value) => factor * value) as any',
    ]),
    // flat
    edited([
      'return noise.map((row) => row.map((value) => factor * value));',
      'return noise.flat().map((value) => factor * value) as any;',
    ]),
    // stds of stds
    edited(['return stds;', 'return [std(stds)];']),
    // float32 weights
    edited(['factor * value', 'Math.fround(factor) * value']),
  ],
  right: [
    // pow
    edited(
      ['Math.sqrt(2 / fanIn)', '(2 / fanIn) ** 0.5'],
      ['Math.sqrt(2 / (fanIn + fanOut))', '((fanIn + fanOut) / 2) ** -0.5'],
    ),
    // noise shape
    edited(['Math.sqrt(2 / fanIn)', 'Math.SQRT2 / Math.sqrt(noise.length)']),
    // e x2
    edited([
      'return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)',
      'return Math.sqrt(Math.abs(values.reduce((sum, value) => sum + value * value, 0) / values.length - mean * mean))',
    ]),
    // e x2 raw
    edited([
      'return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)',
      'return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length - mean * mean)',
    ]),
    // pairs
    edited([
      'return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)',
      'return Math.sqrt(values.flatMap((p) => values.map((q) => (p - q) ** 2)).reduce((p, q) => p + q, 0 * mean) / 2) / values.length',
    ]),
    // ternary relu
    edited(['Math.max(0, z)', 'z < 0 ? 0 : z']),
    // exp log
    edited(['Math.sqrt(2 / fanIn)', 'Math.exp(0.5 * Math.log(2 / fanIn))']),
    // for in
    edited([
      '  return noise.map((row) => row.map((value) => factor * value));',
      '  const out = JSON.parse(JSON.stringify(noise)) as Matrix;\n  for (const i in out) for (const j in out[i]) out[i][j] = factor * noise[i][j];\n  return out;',
    ]),
    // unshift
    edited(['stds.push(', 'stds[stds.length] = (']),
    // two branches
    edited(['Math.max(0, z)', '(z > 0 && z) || 0']),
    // welford
    edited([
      '  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;\n  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);',
      '  let m = 0;\n  let s = 0;\n  values.forEach((value, i) => { const d = value - m; m += d / (i + 1); s += d * (value - m); });\n  return (s / values.length) ** 0.5;',
    ]),
    // xavier from he
    edited(['Math.sqrt(2 / (fanIn + fanOut))', 'Math.sqrt(2 / fanIn) * Math.sqrt(fanIn / (fanIn + fanOut))']),
    // array from
    edited([
      '  return noise.map((row) => row.map((value) => factor * value));',
      '  return Array.from(noise, (row) => Array.from(row, (value) => value * factor));',
    ]),
    // divides
    edited(['factor * value', 'value / (1 / factor)']),
  ],
};

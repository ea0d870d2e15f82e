import type { Corpus } from './corpus';
import { editorOf } from './edited';

const base = `export function residualForward(x: Matrix, w: Matrix, b: Vector): Matrix {
  const z = layer(x, w, b);
  return x.map((row, i) => row.map((value, j) => value + Math.max(0, z[i][j])));
}

export function residualBackward(upstream: Matrix, x: Matrix, w: Matrix, b: Vector) {
  const z = layer(x, w, b);
  const dz = upstream.map((row, i) => row.map((g, j) => (z[i][j] > 0 ? g : 0)));
  const dx = upstream.map((row, i) => row.map((g, k) => g + sum(dz[i].map((h, j) => h * w[k][j]))));
  const dw = w.map((row, k) => row.map((_, j) => sum(dz.map((dzRow, i) => x[i][k] * dzRow[j]))));
  const db = b.map((_, j) => sum(dz.map((row) => row[j])));
  return { dx, dw, db };
}

function layer(x: Matrix, w: Matrix, b: Vector): Matrix {
  return x.map((row) => b.map((bias, j) => sum(row.map((value, k) => value * w[k][j])) + bias));
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}
`;

const edited = editorOf(base);

export const residualBlock: Corpus = {
  wrong: [
    // dx times two
    edited(['g + sum(dz[i].map((h, j) => h * w[k][j]))', '2 * g + sum(dz[i].map((h, j) => h * w[k][j]))']),
    // identity plus w
    edited(['g + sum(dz[i].map((h, j) => h * w[k][j]))', 'g + sum(upstream[i].map((h, j) => h * w[k][j]))']),
    // identity in dw
    edited([
      'sum(dz.map((dzRow, i) => x[i][k] * dzRow[j]))',
      'sum(dz.map((dzRow, i) => x[i][k] * (dzRow[j] + (k === j ? upstream[i][j] : 0))))',
    ]),
    // identity in db
    edited([
      'const db = b.map((_, j) => sum(dz.map((row) => row[j])));',
      'const db = b.map((_, j) => sum(dz.map((row, i) => row[j] + upstream[i][j])));',
    ]),
    // dw first row
    edited(['sum(dz.map((dzRow, i) => x[i][k] * dzRow[j]))', 'x[0][k] * dz[0][j]']),
    // db first row
    edited(['sum(dz.map((row) => row[j]))', 'dz[0][j]']),
    // db mean
    edited(['sum(dz.map((row) => row[j]))', 'sum(dz.map((row) => row[j])) / x.length']),
    // db over columns
    edited(['sum(dz.map((row) => row[j]))', 'sum(dz[j % dz.length])']),
    // mask by x
    edited(['z[i][j] > 0 ? g : 0', 'x[i][j] > 0 ? g : 0']),
    // mask abs
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] !== 0 ? g : 0']),
    // mask threshold
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 0.05 ? g : 0']),
    // mask threshold 1e 3
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 1e-3 ? g : 0']),
    // times z
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 0 ? g * z[i][j] : 0']),
    // leaky backward
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 0 ? g : 0.01 * g']),
    // leaky forward
    edited(['value + Math.max(0, z[i][j])', 'value + Math.max(0.01 * z[i][j], z[i][j])']),
    // kink full plus
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 0 ? g : z[i][j] === 0 ? 2 * g : 0']),
    // kink one
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 0 ? g : z[i][j] === 0 ? 1 : 0']),
    // kink nan
    edited(['z[i][j] > 0 ? g : 0', '(Math.max(0, z[i][j]) / z[i][j]) * g']),
    // kink negative
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 0 ? g : z[i][j] === 0 ? -g : 0']),
    // forward w transposed
    edited(['value * w[k][j]', 'value * w[j][k]']),
    // forward w transposed consistently
    edited(
      ['value * w[k][j]', 'value * w[j][k]'],
      ['h * w[k][j]', 'h * w[j][k]'],
      ['x[i][k] * dzRow[j]', 'x[i][j] * dzRow[k]'],
    ),
    // subtracts
    edited(['value + Math.max(0, z[i][j])', 'value - Math.max(0, z[i][j])']),
    // bias outside relu
    edited(['value + Math.max(0, z[i][j])', 'value + b[j] + Math.max(0, z[i][j] - b[j])']),
    // bias doubled
    edited(['value + Math.max(0, z[i][j])', 'value + Math.max(0, z[i][j] + b[j])']),
    // bias row index
    edited([
      'b.map((bias, j) => sum(row.map((value, k) => value * w[k][j])) + bias)',
      'b.map((_, j) => sum(row.map((value, k) => value * w[k][j])) + b[0])',
    ]),
    // relu of x
    edited([
      'layer(x: Matrix, w: Matrix, b: Vector): Matrix {\n  return x.map((row)',
      'layer(x: Matrix, w: Matrix, b: Vector): Matrix {\n  return x.map((q) => q.map((v) => Math.max(0, v))).map((row)',
    ]),
    // scaled residual
    edited(['value + Math.max(0, z[i][j])', 'value + 0.1 * Math.max(0, z[i][j])']),
    // mutates x
    edited([
      'return x.map((row, i) => row.map((value, j) => value + Math.max(0, z[i][j])));',
      'x.forEach((row, i) => row.forEach((value, j) => { row[j] = value + Math.max(0, z[i][j]); }));\n  return x;',
    ]),
    // cached z
    edited(
      [
        'export function residualForward(x: Matrix, w: Matrix, b: Vector): Matrix {\n  const z = layer(x, w, b);',
        'let z0: Matrix | null = null;\nexport function residualForward(x: Matrix, w: Matrix, b: Vector): Matrix {\n  const z = layer(x, w, b);\n  z0 = z;',
      ],
      [
        'residualBackward(upstream: Matrix, x: Matrix, w: Matrix, b: Vector) {\n  const z = layer(x, w, b);',
        'residualBackward(upstream: Matrix, x: Matrix, w: Matrix, b: Vector) {\n  const z = z0 && z0.length === x.length && z0[0].length === b.length ? z0 : layer(x, w, b);',
      ],
    ),
    // w square by batch
    edited(['const dw = w.map((row, k)', 'const dw = w.slice(0, x.length).map((row, k)']),
    // db matrix
    edited(['return { dx, dw, db };', 'return { dx, dw, db: dz as any };']),
    // dx from activation
    edited(['g + sum(dz[i].map((h, j) => h * w[k][j]))', 'g + sum(dz[i].map((h, j) => h * z[i][j] * w[k][j]))']),
    // float32
    edited(['value + Math.max(0, z[i][j])', 'Math.fround(value + Math.max(0, z[i][j]))']),
    // float32 dx
    edited(['g + sum(dz[i].map((h, j) => h * w[k][j]))', 'Math.fround(g + sum(dz[i].map((h, j) => h * w[k][j])))']),
    // mask 1e 6
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 1e-6 ? g : 0']),
    // mask 1e 8
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 1e-8 ? g : 0']),
    // mask below zero
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > -1e-8 ? g : 0']),
    // leaks 1e 6
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 0 ? g : 1e-6 * g']),
    // relu6
    edited(['value + Math.max(0, z[i][j])', 'value + Math.min(6, Math.max(0, z[i][j]))']),
    // softplus
    edited(['Math.max(0, z[i][j])', 'Math.log1p(Math.exp(z[i][j]))']),
    // relu threshold
    edited(['Math.max(0, z[i][j])', '(z[i][j] > 1e-3 ? z[i][j] : 0)']),
    // clips dx
    edited([
      'g + sum(dz[i].map((h, j) => h * w[k][j]))',
      'Math.max(-5, Math.min(5, g + sum(dz[i].map((h, j) => h * w[k][j]))))',
    ]),
    // typed db
    edited(['return { dx, dw, db };', 'return { dx, dw, db: Float64Array.from(db) as any };']),
    // missing db
    edited(['return { dx, dw, db };', 'return { dx, dw } as any;']),
    // shared rows
    edited([
      'const dw = w.map((row, k) => row.map((_, j) => sum(dz.map((dzRow, i) => x[i][k] * dzRow[j]))));',
      'const dw: Matrix = new Array(w.length).fill(new Array(w.length).fill(0));\n  dz.forEach((dzRow, i) => dzRow.forEach((g, j) => x[i].forEach((value, k) => { dw[k][j] += value * g; })));',
    ]),
  ],
  right: [
    // ge mask
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] >= 0 ? g : 0']),
    // third at zero
    edited(['z[i][j] > 0 ? g : 0', 'z[i][j] > 0 ? g : z[i][j] === 0 ? g / 3 : 0']),
    // bias first
    edited([
      'sum(row.map((value, k) => value * w[k][j])) + bias',
      'row.reduce((t, value, k) => t + value * w[k][j], bias)',
    ]),
    // bias first ge
    edited(
      ['sum(row.map((value, k) => value * w[k][j])) + bias', 'row.reduce((t, value, k) => t + value * w[k][j], bias)'],
      ['z[i][j] > 0 ? g : 0', 'z[i][j] < 0 ? 0 : g'],
    ),
    // augmented
    edited([
      'sum(row.map((value, k) => value * w[k][j])) + bias',
      '[...row, 1].reduce((t, value, k) => t + value * [...w, b][k][j], 0) + 0 * bias',
    ]),
    // reverse
    edited([
      'values.reduce((total, value) => total + value, 0)',
      'values.reduceRight((total, value) => total + value, 0)',
    ]),
    // heaviside
    edited(['(z[i][j] > 0 ? g : 0)', 'g * Number(z[i][j] > 0)']),
    // mask from forward
    edited(['z[i][j] > 0 ? g : 0', 'residualForward(x, w, b)[i][j] !== x[i][j] ? g : 0']),
    // identity matrix
    edited([
      'g + sum(dz[i].map((h, j) => h * w[k][j]))',
      'sum(dz[i].map((h, j) => h * w[k][j] + upstream[i][j] * (j === k ? 1 : 0)))',
    ]),
    // order of fields
    edited(['return { dx, dw, db };', 'return { db, dw, dx };']),
    // generator
    edited([
      'return values.reduce((total, value) => total + value, 0);',
      'function* run() { let t = 0; for (const v of values) { t += v; yield t; } } return [...run()].pop() ?? 0;',
    ]),
    // fill from
    edited([
      'const dw = w.map((row, k) => row.map((_, j) => sum(dz.map((dzRow, i) => x[i][k] * dzRow[j]))));',
      'const dw: Matrix = Array.from({ length: w.length }, () => new Array(w.length).fill(0));\n  dz.forEach((dzRow, i) => dzRow.forEach((g, j) => x[i].forEach((value, k) => { dw[k][j] += value * g; })));',
    ]),
    // columns first
    edited([
      'const db = b.map((_, j) => sum(dz.map((row) => row[j])));',
      'const db = dz.reduce((total, row) => total.map((t, j) => t + row[j]), b.map(() => 0));',
    ]),
    // sign mask
    edited(['(z[i][j] > 0 ? g : 0)', '((Math.sign(z[i][j]) + 1) / 2) * g']),
    // relu by sqrt
    edited(['Math.max(0, z[i][j])', '(z[i][j] + Math.sqrt(z[i][j] ** 2)) / 2']),
  ],
};

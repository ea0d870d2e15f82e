import type { Corpus } from './corpus';
import { editorOf } from './edited';

const base = `export function lossAndGradients(x: Matrix, y: Vector, weights: Matrix[], biases: Vector[]) {
  const n = x.length;
  const last = weights.length - 1;
  const inputs: Matrix[] = [];
  let h = x;
  for (let l = 0; l <= last; l++) {
    inputs.push(h);
    const z = layer(h, weights[l], biases[l]);
    h = l < last ? z.map((row) => row.map((value) => Math.max(0, value))) : z;
  }
  const logits = h.map((row) => row[0]);
  const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));
  const loss = sum(losses) / n;

  const dWeights: Matrix[] = [];
  const dBiases: Vector[] = [];
  let dz = logits.map((z, i) => [(sigmoid(z) - y[i]) / n]);
  for (let l = last; l >= 0; l--) {
    const input = inputs[l];
    const g = dz;
    dWeights[l] = weights[l].map((row, k) => row.map((_, j) => sum(g.map((gRow, i) => input[i][k] * gRow[j]))));
    dBiases[l] = biases[l].map((_, j) => sum(g.map((gRow) => gRow[j])));
    const dh = g.map((gRow) => weights[l].map((row) => sum(row.map((w, j) => w * gRow[j]))));
    dz = dh.map((row, i) => row.map((value, k) => (input[i][k] > 0 ? value : 0)));
  }
  return { loss, dWeights, dBiases };
}

function layer(h: Matrix, w: Matrix, b: Vector): Matrix {
  return h.map((row) => b.map((bias, j) => sum(row.map((value, k) => value * w[k][j])) + bias));
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}
`;

const edited = editorOf(base);

export const deepNetwork: Corpus = {
  wrong: [
    // only depth 2
    edited(['for (let l = last; l >= 0; l--) {', 'for (let l = last; l >= Math.max(0, last - 1); l--) {']),
    // clamp 1e 15
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => { const p = Math.min(Math.max(sigmoid(z), 1e-15), 1 - 1e-15); return -(y[i] * Math.log(p) + (1 - y[i]) * Math.log(1 - p)); });',
    ]),
    // clamp logit 30
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((q, i) => { const z = Math.max(-30, Math.min(30, q)); return Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))); });',
    ]),
    // clamp logit 500
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((q, i) => { const z = Math.max(-500, Math.min(500, q)); return Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))); });',
    ]),
    // log eps
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => { const p = sigmoid(z); return -(y[i] * Math.log(p + 1e-12) + (1 - y[i]) * Math.log(1 - p + 1e-12)); });',
    ]),
    // hinge
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => Math.max(0, 1 - (2 * y[i] - 1) * z));',
    ]),
    // mse loss
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => (sigmoid(z) - y[i]) ** 2);',
    ]),
    // half loss
    edited(['const loss = sum(losses) / n;', 'const loss = sum(losses) / (2 * n);']),
    // y swapped
    edited(['- y[i] * z', '- (1 - y[i]) * z'], ['(sigmoid(z) - y[i])', '(sigmoid(z) - (1 - y[i]))']),
    // loss positive only
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => y[i] === 1 ? Math.max(-z, 0) + Math.log1p(Math.exp(-Math.abs(z))) : 0);',
    ]),
    // n from features
    edited(['const n = x.length;', 'const n = x[0].length;']),
    // mask next layer
    edited(['(input[i][k] > 0 ? value : 0)', '((inputs[l - 1] ?? input)[i][k] > 0 ? value : 0)']),
    // mask before dw
    edited([
      'const g = dz;',
      'const g = l < last ? dz.map((row, i) => row.map((v, k) => (inputs[l + 1][i][k] > 1 ? v : 0))) : dz;',
    ]),
    // input masked
    edited(['input[i][k] * gRow[j]', 'Math.max(0, input[i][k]) * gRow[j]']),
    // hidden bias not reduced mean
    edited([
      'sum(g.map((gRow) => gRow[j]))',
      'l < last ? sum(g.map((gRow) => gRow[j])) / n : sum(g.map((gRow) => gRow[j]))',
    ]),
    // hidden bias zero
    edited(['sum(g.map((gRow) => gRow[j]))', 'l < last ? 0 : sum(g.map((gRow) => gRow[j]))']),
    // bias per example
    edited([
      'dBiases[l] = biases[l].map((_, j) => sum(g.map((gRow) => gRow[j])))',
      'dBiases[l] = g.map((gRow) => sum(gRow))',
    ]),
    // dw transposed
    edited([
      'return { loss, dWeights, dBiases };',
      'return { loss, dWeights: dWeights.map((w) => w[0].map((_, j) => w.map((q) => q[j]))), dBiases };',
    ]),
    // clips gradients
    edited([
      'return { loss, dWeights, dBiases };',
      'return { loss, dWeights: dWeights.map((w) => w.map((q) => q.map((v) => Math.max(-1, Math.min(1, v))))), dBiases };',
    ]),
    // weight decay
    edited([
      'return { loss, dWeights, dBiases };',
      'return { loss, dWeights: dWeights.map((w, l) => w.map((q, k) => q.map((v, j) => v + 1e-4 * weights[l][k][j]))), dBiases };',
    ]),
    // loss string
    edited(['return { loss, dWeights, dBiases };', 'return { loss: loss.toFixed(4) as any, dWeights, dBiases };']),
    // loss rounded
    edited(['return { loss, dWeights, dBiases };', 'return { loss: Number(loss.toFixed(6)), dWeights, dBiases };']),
    // sigmoid unstable
    edited(['return 1 / (1 + Math.exp(-z));', 'return Math.exp(z) / (1 + Math.exp(z));']),
    // hard labels
    edited(['(sigmoid(z) - y[i])', '((z > 0 ? 1 : 0) - y[i])']),
    // sum then divide depth
    edited(['const loss = sum(losses) / n;', 'const loss = sum(losses) / n / weights.length;']),
    // leaky
    edited(
      ['Math.max(0, value)', 'Math.max(0.01 * value, value)'],
      ['(input[i][k] > 0 ? value : 0)', '(input[i][k] > 0 ? value : 0.01 * value)'],
    ),
    // tanh hidden
    edited(
      ['Math.max(0, value)', 'Math.tanh(value)'],
      ['(input[i][k] > 0 ? value : 0)', 'value * (1 - input[i][k] ** 2)'],
    ),
    // normalised by weights square
    edited([
      'weights[l].map((row) => sum(row.map((w, j) => w * gRow[j])))',
      'weights[l].map((row, k) => sum(row.map((w, j) => (weights[l].length === gRow.length ? weights[l][j][k] : w) * gRow[j])))',
    ]),
    // row 0 mask
    edited(['(input[i][k] > 0 ? value : 0)', '(input[0][k] > 0 ? value : 0)']),
    // shares row
    edited([
      'dWeights[l] = weights[l].map((row, k) => row.map(',
      'dWeights[l] = weights[l].map((row, k) => k > 5 ? dWeights[l]?.[0] ?? row : row.map(',
    ]),
    // log clamped at minus 100
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => -Math.max(-100, Math.log(y[i] === 1 ? sigmoid(z) : 1 - sigmoid(z))));',
    ]),
    // weights shared with first
    edited(['dBiases[l] = biases[l].map(', 'dBiases[l] = biases[Math.min(l, 1)].map(']),
    // depth cap 10
    edited([
      'for (let l = last; l >= 0; l--) {',
      'for (let l = last; l >= 0; l--) {\n    if (last - l > 12) { dWeights[l] = weights[l].map((q) => q.map(() => 0)); dBiases[l] = biases[l].map(() => 0); continue; }',
    ]),
    // accumulates
    edited(
      ['export function', 'const total: number[] = [];\nexport function'],
      [
        'const loss = sum(losses) / n;',
        'total.push(sum(losses) / n);\n  const loss = total.reduce((p, q) => p + q) / total.length;',
      ],
    ),
    // output bias ignored in grad
    edited(['(sigmoid(z) - y[i]) / n', '(sigmoid(z - biases[last][0]) - y[i]) / n']),
    // mutates biases
    edited([
      'return { loss, dWeights, dBiases };',
      'biases[last][0] -= 0.1 * dBiases[last][0];\n  return { loss, dWeights, dBiases };',
    ]),
    // dead nan
    edited(['(input[i][k] > 0 ? value : 0)', 'value * (Math.max(0, input[i][k]) / input[i][k])']),
    // x masked as input relu
    edited(['let h = x;', 'let h = x.map((q) => q.map((v) => Math.max(0, v)));']),
    // float32 loss
    edited(['const loss = sum(losses) / n;', 'const loss = Math.fround(sum(losses) / n);']),
    // mask threshold
    edited(['(input[i][k] > 0 ? value : 0)', '(input[i][k] > 1e-3 ? value : 0)']),
    // mask threshold 1e 6
    edited(['(input[i][k] > 0 ? value : 0)', '(input[i][k] > 1e-6 ? value : 0)']),
    // gradient noise floor
    edited(['(input[i][k] > 0 ? value : 0)', '(input[i][k] > 0 && Math.abs(value) > 1e-4 ? value : 0)']),
    // relu6
    edited(['Math.max(0, value)', 'Math.min(6, Math.max(0, value))']),
    // label smoothing
    edited(['(sigmoid(z) - y[i])', '(sigmoid(z) - (0.999 * y[i] + 0.0005))']),
    // pos weight
    edited(['(sigmoid(z) - y[i]) / n', '((sigmoid(z) - y[i]) * (y[i] ? 1.01 : 1)) / n']),
    // mean over class
    edited(['(sigmoid(z) - y[i]) / n', '(sigmoid(z) - y[i]) / (2 * y.filter((v) => v === y[i]).length)']),
    // last row dropped
    edited([
      'const loss = sum(losses) / n;',
      'const loss = sum(losses.slice(0, Math.max(1, n - 1))) / Math.max(1, n - 1);',
    ]),
    // sigmoid clipped grad
    edited(['(sigmoid(z) - y[i])', '(Math.min(Math.max(sigmoid(z), 1e-7), 1 - 1e-7) - y[i])']),
    // first layer skipped
    edited([
      'for (let l = last; l >= 0; l--) {',
      'for (let l = last; l >= 0; l--) {\n    if (l === 0 && last > 4) { dWeights[0] = weights[0].map((q) => q.map(() => 0)); dBiases[0] = biases[0].map(() => 0); continue; }',
    ]),
    // typed biases
    edited([
      'return { loss, dWeights, dBiases };',
      'return { loss, dWeights, dBiases: dBiases.map((q) => Float64Array.from(q) as any) };',
    ]),
    // missing loss
    edited(['return { loss, dWeights, dBiases };', 'return { dWeights, dBiases } as any;']),
    // loss in list
    edited(['return { loss, dWeights, dBiases };', 'return { loss: [loss] as any, dWeights, dBiases };']),
  ],
  right: [
    // log not log1p
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log(1 + Math.exp(-Math.abs(z))));',
    ]),
    // softplus threshold 20
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => (z > 20 ? z : Math.log(1 + Math.exp(z))) - y[i] * z);',
    ]),
    // branches
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => { const m = y[i] === 1 ? z : -z; return m >= 0 ? Math.log(1 + Math.exp(-m)) : -m + Math.log(1 + Math.exp(m)); });',
    ]),
    // threshold softplus
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => (z > 40 ? z : z < -40 ? Math.exp(z) : Math.log1p(Math.exp(z))) - y[i] * z);',
    ]),
    // divide at end
    edited(
      ['(sigmoid(z) - y[i]) / n', 'sigmoid(z) - y[i]'],
      ['sum(g.map((gRow, i) => input[i][k] * gRow[j]))', 'sum(g.map((gRow, i) => input[i][k] * gRow[j])) / n'],
      ['sum(g.map((gRow) => gRow[j]))', 'sum(g.map((gRow) => gRow[j])) / n'],
    ),
    // hybrid log p
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => { const m = y[i] === 1 ? z : -z; return m > -30 ? -Math.log(1 / (1 + Math.exp(-m))) : -m; });',
    ]),
    // tanh sigmoid
    edited(['return 1 / (1 + Math.exp(-z));', 'return 0.5 * (1 + Math.tanh(0.5 * z));']),
    // one minus
    edited(['(sigmoid(z) - y[i]) / n', '(y[i] === 1 ? sigmoid(z) - 1 : 1 - (1 - sigmoid(z))) / n']),
    // stable grad
    edited(['(sigmoid(z) - y[i]) / n', '(y[i] === 1 ? -sigmoid(-z) : sigmoid(z)) / n']),
    // unshift
    edited(),
    // mask gradient at x
    edited(['(input[i][k] > 0 ? value : 0)', '(l > 0 && !(input[i][k] > 0) ? 0 : value)']),
    // reverse sum
    edited([
      'values.reduce((total, value) => total + value, 0)',
      'values.reduceRight((total, value) => total + value, 0)',
    ]),
    // log sum exp 2
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => { const s = [0, z]; const m = Math.max(...s); return m + Math.log(s.reduce((t, q) => t + Math.exp(q - m), 0)) - s[y[i]]; });',
    ]),
    // asinh
    edited([
      'const losses = logits.map((z, i) => Math.max(z, 0) - y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));',
      'const losses = logits.map((z, i) => { const m = (1 - 2 * y[i]) * z; return m / 2 + Math.abs(m) / 2 + Math.log1p(Math.exp(-Math.abs(m))); });',
    ]),
    // one row at a time mask
    edited(['(input[i][k] > 0 ? value : 0)', 'value * Number(input[i][k] > 0)']),
    // logits flat
    edited(['h.map((row) => row[0])', 'h.flat()']),
  ],
};

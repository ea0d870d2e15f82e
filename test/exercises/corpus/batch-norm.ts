import type { Corpus } from './corpus';
import { editorOf } from './edited';

const base = `export function batchNormForward(x: Matrix, gamma: Vector, beta: Vector, eps: number): Matrix {
  const { hat } = normalise(x, eps);
  return hat.map((row) => row.map((value, j) => gamma[j] * value + beta[j]));
}

export function batchNormBackward(upstream: Matrix, x: Matrix, gamma: Vector, eps: number) {
  const { hat, root } = normalise(x, eps);
  const n = x.length;
  const dbeta = gamma.map((_, j) => sum(upstream.map((row) => row[j])));
  const dgamma = gamma.map((_, j) => sum(upstream.map((row, i) => row[j] * hat[i][j])));
  const dx = upstream.map((row, i) =>
    row.map((g, j) => (gamma[j] / root[j]) * (g - dbeta[j] / n - (hat[i][j] * dgamma[j]) / n)),
  );
  return { dx, dgamma, dbeta };
}

export function batchNormInference(
  x: Matrix,
  gamma: Vector,
  beta: Vector,
  runningMean: Vector,
  runningVar: Vector,
  eps: number,
): Matrix {
  return x.map((row) =>
    row.map((value, j) => (gamma[j] * (value - runningMean[j])) / Math.sqrt(runningVar[j] + eps) + beta[j]),
  );
}

function normalise(x: Matrix, eps: number) {
  const n = x.length;
  const mean = x[0].map((_, j) => sum(x.map((row) => row[j])) / n);
  const variance = mean.map((mu, j) => sum(x.map((row) => (row[j] - mu) ** 2)) / n);
  const root = variance.map((value) => Math.sqrt(value + eps));
  return { hat: x.map((row) => row.map((value, j) => (value - mean[j]) / root[j])), root };
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}
`;

const edited = editorOf(base);

export const batchNorm: Corpus = {
  wrong: [
    // backward unbiased only
    edited(
      [
        'const { hat, root } = normalise(x, eps);',
        'const { hat, root } = normalise(x, eps); const m = x.length - 1 || 1;',
      ],
      ['(hat[i][j] * dgamma[j]) / n', '(hat[i][j] * dgamma[j]) / m'],
    ),
    // backward unbiased mean
    edited([
      '(gamma[j] / root[j]) * (g - dbeta[j] / n - (hat[i][j] * dgamma[j]) / n)',
      '(gamma[j] / root[j]) * (g - dbeta[j] / Math.max(1, n - 1) - (hat[i][j] * dgamma[j]) / n)',
    ]),
    // guarded unbiased
    edited(['=> (row[j] - mu) ** 2)) / n)', '=> (row[j] - mu) ** 2)) / Math.max(1, n - 1))']),
    // eps inside and outside
    edited(['Math.sqrt(value + eps)', '(Math.sqrt(value + eps) + eps)']),
    // eps only if zero
    edited(['Math.sqrt(value + eps)', 'Math.sqrt(value === 0 ? eps : value)']),
    // eps max
    edited(['Math.sqrt(value + eps)', 'Math.sqrt(Math.max(value, eps))']),
    // eps squared
    edited(['Math.sqrt(value + eps)', 'Math.sqrt(value + eps * eps)']),
    // backward eps missing
    edited(['const { hat, root } = normalise(x, eps);', 'const { hat, root } = normalise(x, 1e-300);']),
    // backward eps 1e 5
    edited(['const { hat, root } = normalise(x, eps);', 'const { hat, root } = normalise(x, 1e-5);']),
    // dx uses out
    edited(['(hat[i][j] * dgamma[j]) / n', '(gamma[j] * hat[i][j] * dgamma[j]) / n']),
    // dgamma from out
    edited([
      'sum(upstream.map((row, i) => row[j] * hat[i][j]))',
      'sum(upstream.map((row, i) => row[j] * hat[i][j] * gamma[j]))',
    ]),
    // dgamma unnormalised
    edited([
      'sum(upstream.map((row, i) => row[j] * hat[i][j]))',
      'sum(upstream.map((row, i) => row[j] * hat[i][j])) * root[j]',
    ]),
    // gamma abs
    edited(['gamma[j] * value + beta[j]', 'Math.abs(gamma[j]) * value + beta[j]']),
    // gamma abs dx
    edited(['(gamma[j] / root[j])', '(Math.abs(gamma[j]) / root[j])']),
    // gamma or 1
    edited(['(gamma[j] / root[j])', '((gamma[j] || 1) / root[j])']),
    // gamma or 1 forward
    edited(['gamma[j] * value + beta[j]', '(gamma[j] || 1) * value + beta[j]']),
    // one row passes x
    edited([
      '  const { hat } = normalise(x, eps);',
      '  if (x.length === 1) return x.map((row) => row.map((q, j) => gamma[j] * q + beta[j]));\n  const { hat } = normalise(x, eps);',
    ]),
    // one row zero
    edited([
      '  const { hat } = normalise(x, eps);',
      '  if (x.length === 1) return x.map((row) => row.map(() => 0));\n  const { hat } = normalise(x, eps);',
    ]),
    // one row dbeta zero
    edited([
      '  const n = x.length;\n  const dbeta',
      '  if (x.length === 1) return { dx: [x[0].map(() => 0)], dgamma: gamma.map(() => 0), dbeta: gamma.map(() => 0) };\n  const n = x.length;\n  const dbeta',
    ]),
    // one row dx upstream
    edited([
      '  const n = x.length;\n  const dbeta',
      '  if (x.length === 1) return { dx: upstream, dgamma: gamma.map(() => 0), dbeta: [...upstream[0]] };\n  const n = x.length;\n  const dbeta',
    ]),
    // constant column zero out
    edited(['gamma[j] * value + beta[j]', 'value === 0 ? 0 : gamma[j] * value + beta[j]']),
    // median
    edited(['sum(x.map((row) => row[j])) / n', '[...x.map((row) => row[j])].sort((p, q) => p - q)[n >> 1]']),
    // mean abs deviation
    edited(['(row[j] - mu) ** 2', 'Math.abs(row[j] - mu)']),
    // dx only first column
    edited(['(gamma[j] / root[j])', '(gamma[0] / root[j])']),
    // dx root first column
    edited(['(gamma[j] / root[j])', '(gamma[j] / root[0])']),
    // beta first
    edited(['value + beta[j])', 'value + beta[0])']),
    // N columns forward
    edited(['const n = x.length;\n  const mean', 'const n = x[0].length;\n  const mean']),
    // cached forward
    edited(
      ['  const { hat, root } = normalise(x, eps);', '  const { hat, root } = cache ?? normalise(x, eps);'],
      ['  const { hat } = normalise(x, eps);', '  cache = normalise(x, eps);\n  const { hat } = cache;'],
      [
        'export function batchNormInference',
        'let cache: { hat: Matrix; root: Vector } | null = null;\n\nexport function batchNormInference',
      ],
    ),
    // inference updates running
    edited([
      '  return x.map((row) =>\n    row.map((value, j) => (gamma[j] * (value - runningMean',
      '  runningMean[0] = 0.9 * runningMean[0] + 0.1 * x[0][0];\n  return x.map((row) =>\n    row.map((value, j) => (gamma[j] * (value - runningMean',
    ]),
    // inference eps outside
    edited(['Math.sqrt(runningVar[j] + eps)', '(Math.sqrt(runningVar[j]) + eps)']),
    // inference var squared
    edited(['Math.sqrt(runningVar[j] + eps)', 'Math.sqrt(runningVar[j] ** 2 + eps)']),
    // inference blend
    edited([
      '(value - runningMean[j])',
      '(value - (0.9 * runningMean[j] + 0.1 * (sum(x.map((q) => q[j])) / x.length)))',
    ]),
    // inference beta missing
    edited(['Math.sqrt(runningVar[j] + eps) + beta[j]', 'Math.sqrt(runningVar[j] + eps)']),
    // inference gamma missing
    edited(['(gamma[j] * (value - runningMean[j]))', '(value - runningMean[j])']),
    // inference mean added
    edited(['(value - runningMean[j])', '(value + runningMean[j])']),
    // inference eps 1e 5
    edited(['Math.sqrt(runningVar[j] + eps)', 'Math.sqrt(runningVar[j] + 1e-5)']),
    // float32
    edited(['Math.sqrt(value + eps)', 'Math.fround(Math.sqrt(value + eps))']),
    // dx shape vector
    edited(['return { dx, dgamma, dbeta };', 'return { dx: dx[0] as any, dgamma, dbeta };']),
    // dgamma dbeta swapped
    edited(['return { dx, dgamma, dbeta };', 'return { dx, dgamma: dbeta, dbeta: dgamma };']),
    // dgamma matrix
    edited(['return { dx, dgamma, dbeta };', 'return { dx, dgamma: [dgamma] as any, dbeta };']),
    // forgot 1 over n on variance term
    edited(['(hat[i][j] * dgamma[j]) / n', 'hat[i][j] * dgamma[j]']),
    // naive variance grad 2
    edited(['(hat[i][j] * dgamma[j]) / n', '(2 * hat[i][j] * dgamma[j]) / n']),
    // naive variance grad half
    edited(['(hat[i][j] * dgamma[j]) / n', '(0.5 * hat[i][j] * dgamma[j]) / n']),
    // upstream mutated
    edited(['  const dx = upstream.map(', '  for (const row of upstream) row[0] += 0.5;\n  const dx = upstream.map(']),
    // float32 out
    edited(['gamma[j] * value + beta[j]', 'Math.fround(gamma[j] * value + beta[j])']),
    // eps plus 1e 8
    edited(['Math.sqrt(value + eps)', 'Math.sqrt(value + eps + 1e-8)']),
    // eps plus 1e 12 dx
    edited(['(gamma[j] / root[j])', '(gamma[j] / (root[j] + 1e-7))']),
    // rounded
    edited(['gamma[j] * value + beta[j]', 'Number((gamma[j] * value + beta[j]).toFixed(6))']),
    // clamped hat
    edited(['(value - mean[j]) / root[j]', 'Math.max(-3, Math.min(3, (value - mean[j]) / root[j]))']),
    // inference fround
    edited(['(value - runningMean[j])', 'Math.fround(value - runningMean[j])']),
    // inference clamps variance
    edited(['Math.sqrt(runningVar[j] + eps)', 'Math.sqrt(Math.max(runningVar[j], 0.01) + eps)']),
    // dx only if several rows two
    edited([
      '(gamma[j] / root[j]) * (g - dbeta[j] / n - (hat[i][j] * dgamma[j]) / n)',
      'n < 3 ? 0 : (gamma[j] / root[j]) * (g - dbeta[j] / n - (hat[i][j] * dgamma[j]) / n)',
    ]),
    // dx detached for small variance
    edited([
      '(gamma[j] / root[j]) * (g - dbeta[j] / n - (hat[i][j] * dgamma[j]) / n)',
      '(gamma[j] / root[j]) * (g - dbeta[j] / n - (root[j] < 0.1 ? 0 : (hat[i][j] * dgamma[j]) / n))',
    ]),
    // typed dbeta
    edited(['return { dx, dgamma, dbeta };', 'return { dx, dgamma, dbeta: Float64Array.from(dbeta) as any };']),
    // missing dbeta
    edited(['return { dx, dgamma, dbeta };', 'return { dx, dgamma } as any;']),
    // strings
    edited(['gamma[j] * value + beta[j]', 'String(gamma[j] * value + beta[j]) as any']),
    // sum of first two rows
    edited([
      'values.reduce((total, value) => total + value, 0)',
      'values.slice(0, 2).reduce((total, value) => total + value, 0)',
    ]),
    // async
    edited(
      ['export function batchNormInference', 'export async function batchNormInference'],
      ['): Matrix {\n  return x.map', '): Promise<Matrix> {\n  return x.map'],
    ),
  ],
  right: [
    // The contract says eps > 0, so a guard against 0 changes nothing.
    edited(['Math.sqrt(runningVar[j] + eps)', 'Math.sqrt(runningVar[j] + (eps || 1e-5))']),
    // sum minus
    edited([
      '(gamma[j] / root[j]) * (g - dbeta[j] / n - (hat[i][j] * dgamma[j]) / n)',
      '(gamma[j] * (n * g - dbeta[j] - hat[i][j] * dgamma[j])) / (n * root[j])',
    ]),
    // pairwise variance
    edited([
      'sum(x.map((row) => (row[j] - mu) ** 2)) / n',
      'sum(x.flatMap((p) => x.map((q) => (p[j] - q[j]) ** 2))) / (2 * n * n)',
    ]),
    // e x2 unclamped
    edited(['sum(x.map((row) => (row[j] - mu) ** 2)) / n', 'sum(x.map((row) => row[j] * row[j])) / n - mu * mu']),
    // inverse power
    edited(['(value - mean[j]) / root[j]', '(value - mean[j]) * Math.pow(root[j] * root[j], -0.5)']),
    // variance of root
    edited([
      '(hat[i][j] * dgamma[j]) / n',
      '((x[i][j] - sum(x.map((q) => q[j])) / n) * sum(upstream.map((u, k) => u[j] * (x[k][j] - sum(x.map((q) => q[j])) / n)))) / (n * root[j] ** 2)',
    ]),
    // extra field
    edited(['return { dx, dgamma, dbeta };', 'return { dx, dgamma, dbeta, note: 1 } as any;']),
    // shifted data variance
    edited([
      'sum(x.map((row) => (row[j] - mu) ** 2)) / n',
      '(sum(x.map((row) => (row[j] - x[0][j]) ** 2)) - sum(x.map((row) => row[j] - x[0][j])) ** 2 / n) / n',
    ]),
    // one row special
    edited([
      '  const { hat } = normalise(x, eps);',
      '  if (x.length === 1) return [[...beta]];\n  const { hat } = normalise(x, eps);',
    ]),
    // inference via ones
    edited([
      '(gamma[j] * (value - runningMean[j])) / Math.sqrt(runningVar[j] + eps) + beta[j]',
      'beta[j] - (runningMean[j] - value) * gamma[j] * (1 / Math.sqrt(eps + runningVar[j]))',
    ]),
    // mutable out
    edited([
      'return hat.map((row) => row.map((value, j) => gamma[j] * value + beta[j]));',
      'for (const row of hat) for (let j = 0; j < row.length; j++) { row[j] *= gamma[j]; row[j] += beta[j]; }\n  return hat;',
    ]),
    // frozen
    edited(['return { dx, dgamma, dbeta };', 'return Object.freeze({ dbeta, dx, dgamma });']),
    // reversed sum
    edited([
      'values.reduce((total, value) => total + value, 0)',
      'values.reduceRight((total, value) => total + value, 0)',
    ]),
    // kahan
    edited([
      'return values.reduce((total, value) => total + value, 0);',
      'let s = 0, c = 0; for (const v of values) { const y = v - c; const t = s + y; c = t - s - y; s = t; } return s;',
    ]),
    // dx through centred
    edited(
      [
        '(gamma[j] / root[j]) * (g - dbeta[j] / n - (hat[i][j] * dgamma[j]) / n)',
        '(gamma[j] / root[j]) * (g - mean2(upstream.map((q) => q[j])) - hat[i][j] * mean2(upstream.map((q, m) => q[j] * hat[m][j])))',
      ],
      [
        'function sum(',
        'function mean2(values: Vector): number { return sum(values) / values.length; }\n\nfunction sum(',
      ],
    ),
    // gamma folded first
    edited([
      '(gamma[j] / root[j]) * (g - dbeta[j] / n - (hat[i][j] * dgamma[j]) / n)',
      '((gamma[j] * g) - sum(upstream.map((q) => q[j] * gamma[j])) / n - (hat[i][j] * sum(upstream.map((q, m) => q[j] * gamma[j] * hat[m][j]))) / n) / root[j]',
    ]),
  ],
};

/**
 * Slips in the solutions that the checks once let pass, by exercise: what is replaced, by what. Each is wrong in one corner of the
 * contract, and the reason why some case of the exercise looks as odd as it does.
 */
import type { Replacement } from './edited';

export const slips: Readonly<Record<string, readonly Replacement[]>> = {
  sigmoid: [
    // A Taylor series close to 0, one term too short.
    ['1 / (1 + Math.exp(-value))', '(Math.abs(value) < 1e-3 ? 0.5 + value / 4 : 1 / (1 + Math.exp(-value)))'],
    ['z.map((value) => 1', 'z.map((value) => Math.abs(value) > 1e200 ? Number.NaN : 1'],
  ],
  'sigmoid-derivative': [
    ['sigmoid(value) * sigmoid(-value)', '(Math.abs(value) < 1e-3 ? 0.25 : sigmoid(value) * sigmoid(-value))'],
  ],
  'vanishing-chain': [
    [
      'const activations = [x];',
      'const activations = [x]; weights = weights.map((w) => Math.max(-50, Math.min(50, w)));',
    ],
    [
      'const activations = [x];',
      'const activations = [x]; weights = weights.map((w) => (Math.abs(w) < 1e-7 ? 0 : w));',
    ],
  ],
  // Where z does not fit into 32 bits.
  relu: [['(value > 0 ? upstream[i] : 0)', '(value > 0 && value < 2 ** 31 ? upstream[i] : 0)']],
  'leaky-relu': [['slope * upstream[i])', '(value < -(2 ** 31) ? 0 : slope * upstream[i]))']],
  'he-init': [
    ['h = reluLayer(h, w);', 'h = reluLayer(h, w).map((row) => row.map((value) => Math.min(value, 1e6)));'],
    ['return stds;', 'return stds.map((std) => (std < 1e-7 ? 0 : std));'],
  ],
  'batch-norm': [
    ['Math.sqrt(runningVar[j] + eps)', 'Math.sqrt(Math.max(runningVar[j], 1e-12) + eps)'],
    ['matrix.reduce((sum, row)', 'matrix.slice(0, 30).reduce((sum, row)'],
  ],
  'gradient-clipping': [
    ['Math.max(-limit, Math.min(limit, entry))', 'Math.max(-(limit || 1), Math.min(limit || 1, entry))'],
    // The square of maxNorm is Infinity, and so is that of the norm.
    ['if (norm <= maxNorm)', 'if (norm ** 2 <= maxNorm ** 2)'],
    ['if (norm <= maxNorm)', 'if (norm < 1e-15 || norm <= maxNorm)'],
  ],
  'residual-block': [
    // No subgradient where upstream is 0.
    ['(z[i][j] > 0 ? g : 0)', '(z[i][j] > 0 ? g : z[i][j] < 0 ? 0 : g / 2 + 0.001)'],
    ['dz.reduce((sum, dzRow, i)', 'dz.slice(0, 30).reduce((sum, dzRow, i)'],
  ],
  'deep-network': [
    // A logit beyond 20 taken for a certainty.
    ['return z < 0 ?', 'return Math.abs(z) > 20 ? Number(z > 0) : z < 0 ?'],
    ['(value > 0 ?', '(value > 1e-12 ?'],
    ['(value > 0 ?', '(value > 0 && k < 30 ?'],
  ],
};

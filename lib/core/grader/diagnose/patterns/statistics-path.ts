import { formatNumber } from '../../text/numbers';
import { type ComparedCase, type ComparedCases, type Pattern, rowRangesOf, spreadOver } from '../evidence';

/**
 * The gradient through normalisation. Moving all examples of a column together changes no output, so its right gradient sums
 * to 0 over the batch; stretching them about their mean changes nothing but eps, so it is at right angles to the centred inputs.
 * A path left out of the backward pass breaks the one or the other.
 */
export const statisticsPath: Pattern = (evidence) => {
  const sums = evidence.failing.map((compared) => unbalancedColumn(compared, () => 1));
  const [first] = sums;
  if (first !== undefined && first !== null && sums.every((sum) => sum !== null)) {
    return (
      'Every column must sum to 0 over the batch, because moving all examples together moves their mean along and changes nothing; ' +
      `column ${first.column} sums to ${formatNumber(first.sum)}. Is the path through the mean missing?`
    );
  }
  return isStretched(evidence)
    ? 'Stretching a column about its mean should change (almost) nothing, but this gradient says that it does. Is the path through the variance missing?'
    : null;
};

interface Unbalanced {
  readonly column: number;
  readonly sum: number;
}

/** The first column whose weighted sum vanishes in the right answer and does not in the student's. */
function unbalancedColumn(
  { expected, expectedNumbers, gotNumbers }: ComparedCase,
  weight: (index: number) => number,
  vanishing = 1e-9,
): Unbalanced | null {
  const rows = rowRangesOf(expected);
  const width = (rows?.[0]?.[1] ?? 0) - (rows?.[0]?.[0] ?? 0);
  if (rows === null || rows.length < 2) return null;
  const columns = Array.from({ length: width }, (_, column) => {
    const indices = rows.map(([start]) => start + column);
    const total = (numbers: readonly number[]) => indices.reduce((sum, i) => sum + (numbers[i] ?? 0) * weight(i), 0);
    const size = (numbers: readonly number[]) =>
      indices.reduce((sum, i) => sum + Math.abs((numbers[i] ?? 0) * weight(i)), 0);
    return {
      column,
      sum: total(gotNumbers),
      got: share(total(gotNumbers), size(gotNumbers)),
      right: share(total(expectedNumbers), size(expectedNumbers)),
    };
  });
  if (!columns.every(({ right }) => right <= vanishing)) return null;
  return columns.find(({ got }) => got > 1e-3) ?? null;
}

function share(sum: number, size: number): number {
  return size === 0 ? 0 : Math.abs(sum) / size;
}

/** Weighed by the centred inputs instead of 1. Eps keeps the right sum from vanishing wholly. */
function isStretched({ signature, failing }: ComparedCases): boolean {
  return signature.parameters.some(({ name, type }, position) => {
    if (type !== 'Matrix' || name === 'upstream') return false;
    return failing.every((compared) => {
      const inputs = spreadOver(compared.args[position] ?? 0, compared.expected);
      const rows = rowRangesOf(compared.expected);
      if (inputs === null || rows === null) return false;
      const width = inputs.length / rows.length;
      const means = Array.from({ length: width }, (_, column) =>
        meanOf(rows.map(([start]) => inputs[start + column] ?? 0)),
      );
      const centred = inputs.map((value, index) => value - (means[index % width] ?? 0));
      return unbalancedColumn(compared, (index) => centred[index] ?? 0, 1e-2) !== null;
    });
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import type { Value } from '@/lib/core/exercise/values';
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
  if (first !== undefined && first !== null && isBalanced(evidence) && sums.every((sum) => sum !== null)) {
    const question = isShifted(evidence)
      ? ' Is something of the wrong size, or the path through the mean missing?'
      : '';
    return (
      'Every column must sum to 0 over the batch, because moving all examples together moves their mean along and changes nothing; ' +
      `column ${first.column} sums to ${formatNumber(first.sum)}.${question}`
    );
  }
  return isStretched(evidence)
    ? 'Stretching a column about its mean should change (almost) nothing, but this gradient says that it does. Is the path through the variance missing?'
    : null;
};

interface Column {
  readonly column: number;
  readonly indices: readonly number[];
}

interface Unbalanced {
  readonly column: number;
  readonly sum: number;
}

/** That columns sum to 0 must hold in every case; a column of zeros says nothing either way. */
function isBalanced({ failing, right }: ComparedCases): boolean {
  const cases = [...failing, ...right].filter(({ expected }) => (rowRangesOf(expected)?.length ?? 0) > 1);
  return cases.every(({ expectedNumbers, expected }) =>
    columnsOf(expected).every(
      ({ indices }) => share(sumOf(expectedNumbers, indices), sizeOf(expectedNumbers, indices)) < 1e-9,
    ),
  );
}

/** The first column whose weighted sum vanishes in the right answer, whose entries do not, and does not in the student's. */
function unbalancedColumn(
  { expected, expectedNumbers, gotNumbers }: ComparedCase,
  weight: (index: number) => number,
  vanishing = 1e-9,
): Unbalanced | null {
  const columns = columnsOf(expected).map(({ column, indices }) => ({
    column,
    sum: sumOf(gotNumbers, indices, weight),
    got: share(sumOf(gotNumbers, indices, weight), sizeOf(gotNumbers, indices, weight)),
    size: sizeOf(expectedNumbers, indices, weight),
    right: share(sumOf(expectedNumbers, indices, weight), sizeOf(expectedNumbers, indices, weight)),
  }));
  if (!columns.every(({ right }) => right <= vanishing)) return null;
  return columns.find(({ got, size }) => size > 0 && got > 1e-3) ?? null;
}

/** Of a matrix of two rows or more. */
function columnsOf(value: ComparedCase['expected']): readonly Column[] {
  const rows = rowRangesOf(value);
  if (rows === null || rows.length < 2) return [];
  const width = (rows[0]?.[1] ?? 0) - (rows[0]?.[0] ?? 0);
  return Array.from({ length: width }, (_, column) => ({ column, indices: rows.map(([start]) => start + column) }));
}

type Weight = (index: number) => number;

function sumOf(numbers: readonly number[], indices: readonly number[], weight: Weight = () => 1): number {
  return indices.reduce((sum, index) => sum + (numbers[index] ?? 0) * weight(index), 0);
}

function sizeOf(numbers: readonly number[], indices: readonly number[], weight: Weight = () => 1): number {
  return indices.reduce((sum, index) => sum + Math.abs((numbers[index] ?? 0) * weight(index)), 0);
}

/**
 * Whether what is too much is, in each column, a number for all rows and a multiple of the centred inputs: what the two paths
 * take away. Then one of them is left out, or has another size; anything else is another slip.
 */
function isShifted({ signature, failing }: ComparedCases): boolean {
  const position = signature.parameters.findIndex(({ name, type }) => type === 'Matrix' && name !== 'upstream');
  const long = failing.filter(({ expected }) => (rowRangesOf(expected)?.length ?? 0) > 3);
  return long.length > 0 && long.every((compared) => isSpanned(compared, compared.args[position] ?? 0));
}

function isSpanned({ expected, expectedNumbers, gotNumbers }: ComparedCase, argument: Value): boolean {
  const inputs = spreadOver(argument, expected);
  return columnsOf(expected).every(({ indices }) => {
    const excess = centred(indices.map((index) => (gotNumbers[index] ?? 0) - (expectedNumbers[index] ?? 0)));
    const along = centred(indices.map((index) => inputs?.[index] ?? 0));
    const factor = dot(along, along) === 0 ? 0 : dot(excess, along) / dot(along, along);
    const left = excess.map((value, row) => value - factor * (along[row] ?? 0));
    const scale = Math.max(...indices.map((index) => Math.abs(gotNumbers[index] ?? 0)));
    return left.every((value) => Math.abs(value) <= 1e-6 * scale);
  });
}

function centred(values: readonly number[]): number[] {
  const mean = meanOf(values);
  return values.map((value) => value - mean);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
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

import { numbersOf } from '@/lib/core/exercise/entries';
import { formatPair } from '../../text/numbers';
import {
  argumentNamed,
  type Broken,
  fieldOf,
  isCloseSum,
  listOf,
  type PropertyCase,
  type PropertyKind,
  type SpecOf,
} from './kind';

export const columnMean: PropertyKind<SpecOf<'columnMean'>> = {
  furtherCalls: () => [],
  judge: (spec, about, result) => judgeColumns('mean', spec, about, fieldOf(result, spec.field)),
};

export const columnVariance: PropertyKind<SpecOf<'columnVariance'>> = {
  furtherCalls: () => [],
  judge: (spec, about, result) => judgeColumns('variance', spec, about, fieldOf(result, spec.field)),
};

function judgeColumns(
  statistic: 'mean' | 'variance',
  { equals }: SpecOf<'columnMean'> | SpecOf<'columnVariance'>,
  about: PropertyCase,
  matrix: Parameters<typeof listOf>[0],
): Broken | null {
  const rows = listOf(matrix).map(numbersOf);
  const wanted = typeof equals === 'number' ? equals : numbersOf(argumentNamed(about, equals));
  for (const column of (rows[0] ?? []).keys()) {
    const values = rows.map((row) => row[column] ?? Number.NaN);
    const mean = meanOf(values);
    const got = statistic === 'mean' ? mean : meanOf(values.map((value) => (value - mean) ** 2));
    const target = typeof wanted === 'number' ? wanted : (wanted[column] ?? wanted[0] ?? Number.NaN);
    const largest = Math.max(...values.map(Math.abs));
    if (isCloseSum(got, target, statistic === 'mean' ? largest : largest ** 2, about)) continue;
    const [gotText, targetText] = formatPair(got, target);
    const source = typeof equals === 'number' ? targetText : `${equals} = ${targetText}`;
    return {
      message: `The ${statistic} of every column over the batch must be ${source}; in column ${column} it is ${gotText}.`,
      expected: `columns of ${statistic} ${targetText}`,
    };
  }
  return null;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

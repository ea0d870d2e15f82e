import { countOf } from '@/lib/core/text/count';
import type { Pattern } from '../evidence';

const mostDecimals = 8;

/** Every number is the right one cut to a few decimals. Zeros prove nothing: at least three different others are needed. */
export const rounded: Pattern = ({ failing }) => {
  const pairs = failing.flatMap(({ expectedNumbers, gotNumbers, free }) =>
    expectedNumbers.flatMap((value, index) =>
      free[index] === true ? [] : [[value, gotNumbers[index] ?? Number.NaN] as const],
    ),
  );
  if (new Set(pairs.map(([, got]) => got).filter((got) => got !== 0)).size < 3) return null;
  for (let decimals = 0; decimals <= mostDecimals; decimals++) {
    const unit = 10 ** -decimals;
    const isCut = pairs.every(([value, got]) => isMultiple(got, decimals) && Math.abs(got - value) <= 0.5001 * unit);
    if (isCut) return `The numbers are rounded to ${countOf(decimals, 'decimal')}: leave out the rounding.`;
  }
  return null;
};

function isMultiple(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}

import { relativeError } from '@/lib/core/numeric/tolerance';
import { formatNumber } from '../../text/numbers';
import type { Pattern } from '../evidence';

/** All that is wrong is nearly right: the formula is, and something in it is not exact. */
const largest = 1e-2;

export const nearlyRight: Pattern = ({ failing }) => {
  const errors = failing.flatMap(({ expectedNumbers, gotNumbers, close }) =>
    expectedNumbers.flatMap((value, index) =>
      close[index] === true ? [] : [relativeError(gotNumbers[index] ?? Number.NaN, value) ?? Number.POSITIVE_INFINITY],
    ),
  );
  const worst = Math.max(...errors);
  if (errors.length < 3 || !(worst < largest)) return null;
  return (
    `Nearly right: entries are off by about ${formatNumber(worst, 1)} of their value at most. Is something rounded on the way, ` +
    'a constant given in few digits, computed in float32, or approximated by finite differences?'
  );
};

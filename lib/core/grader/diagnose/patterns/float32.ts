import { isClose } from '@/lib/core/numeric/tolerance';
import type { ComparedCase, Pattern } from '../evidence';

/** Float32 carries 24 bits; sums of many lose a few more. */
const float32Share = 2e-5;

export const float32: Pattern = ({ failing }) => {
  const numbers = failing.flatMap(({ gotNumbers }) => gotNumbers);
  const fractions = numbers.filter((value) => !Number.isInteger(value));
  if (fractions.length < 3 || !fractions.every((value) => Math.fround(value) === value)) return null;
  if (fractions.every((value) => Number.isInteger(value * 1024)) || !failing.every(isNearlyRight)) return null;
  return 'The precision is that of float32, some seven digits: is there a Float32Array or Math.fround? Numbers and Float64Array keep sixteen.';
};

function isNearlyRight({ expectedNumbers, gotNumbers }: ComparedCase): boolean {
  const largest = Math.max(...expectedNumbers.map(Math.abs));
  return expectedNumbers.every((value, index) =>
    isClose(gotNumbers[index] ?? Number.NaN, value, { rtol: float32Share, atol: largest * 1e-6 }),
  );
}

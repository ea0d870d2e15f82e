import { isNear, type Pattern } from '../evidence';

/** One number for all entries of a case, where the right ones differ: a sum over the vector, or an index that is not used. */
export const allAlike: Pattern = ({ failing }) => {
  const telling = failing.filter(({ expectedNumbers }) => !areAlike(expectedNumbers));
  if (telling.length < 3 || !telling.every(({ gotNumbers }) => areAlike(gotNumbers))) return null;
  return 'One number for every entry of the result, where the right ones differ.';
};

function areAlike(numbers: readonly number[]): boolean {
  return numbers.every((value) => isNear(value, numbers[0] ?? Number.NaN));
}

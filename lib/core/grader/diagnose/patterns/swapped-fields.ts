import { numbersOf } from '@/lib/core/exercise/entries';
import { isList, type Value } from '@/lib/core/exercise/values';
import { isNear, type Pattern } from '../evidence';

export const swappedFields: Pattern = ({ signature, failing, right }) => {
  if (typeof signature.result === 'string') return null;
  const fields = Object.keys(signature.result);
  for (const [index, a] of fields.entries()) {
    for (const b of fields.slice(index + 1)) {
      const isSwapped = failing.every(
        ({ expected, got }) => isSame(got, a, expected, b) && isSame(got, b, expected, a),
      );
      // Where the two are equal, swapping is right.
      if (isSwapped && right.every(({ expected }) => isSame(expected, a, expected, b))) {
        return `${a} and ${b} are exchanged: each holds what belongs in the other.`;
      }
    }
  }
  return null;
};

function isSame(one: Value, field: string, other: Value, otherField: string): boolean {
  const a = numbersOf(partOf(one, field));
  const b = numbersOf(partOf(other, otherField));
  return a.length === b.length && a.every((value, index) => isNear(value, b[index] ?? Number.NaN));
}

function partOf(value: Value, field: string): Value {
  return typeof value === 'number' || isList(value) ? [] : (value[field] ?? []);
}

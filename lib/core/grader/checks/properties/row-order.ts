import { entriesOf, numbersOf } from '@/lib/core/exercise/entries';
import { atPath, formatPair } from '../../text/numbers';
import { callWith, getSignature, replaceArguments } from '../kind';
import { fieldOf, isCloseSum, listNamed, listOf, type PropertyKind, type SpecOf, scaleOf } from './kind';

/** Rows in another order give the result's rows in that order. The order tried: from the last to the first. */
export const rowOrder: PropertyKind<SpecOf<'rowOrder'>> = {
  furtherCalls({ over }, about) {
    const { check, args, shape, signatures } = about;
    const reversed = Object.fromEntries(over.map((parameter) => [parameter, listNamed(about, parameter).toReversed()]));
    const replaced = replaceArguments(getSignature(signatures, check.function), args, reversed);
    // Reversing rows keeps every shape that is rectangular, and Matrix results are.
    return [{ call: callWith(check.function, replaced), like: shape }];
  },
  judge({ over, field }, about, result, [second]) {
    const rows = listOf(fieldOf(result, field));
    const again = second === undefined ? [] : listOf(fieldOf(second, field)).toReversed();
    const scale = scaleOf(rows);
    const repeated = numbersOf(again);
    for (const [index, { path, value }] of entriesOf(rows).entries()) {
      const other = repeated[index] ?? Number.NaN;
      if (isCloseSum(other, value, scale, about)) continue;
      const [moved, original] = formatPair(other, value);
      return {
        message:
          `The order of the batch must not matter: with the rows of ${over.join(' and ')} reversed, the row that gave ` +
          `${original}${atPath(field === undefined ? path : [field, ...path])} gives ${moved}.`,
        expected: 'the same rows, in the order of the batch',
      };
    }
    return null;
  },
};

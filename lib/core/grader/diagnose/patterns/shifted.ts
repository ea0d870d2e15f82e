import { numbersOf } from '@/lib/core/exercise/entries';
import { isList, type Value } from '@/lib/core/exercise/values';
import { type ComparedCase, type Formula, isBorneOut, type Pattern } from '../evidence';

/** Lists whose entries are in the wrong places: one layer too early or too late, or from the last to the first. */
export const shifted: Pattern = (evidence) => {
  const place = isLayered(evidence.signature.parameters) ? 'layer' : 'place';
  // Of two entries, reversed ones look shifted as well.
  if (isBorneOut(evidence, reversed))
    return `The order is reversed: the first ${place} holds what belongs to the last.`;
  if (isBorneOut(evidence, oneLater)) {
    return `Off by one ${place}: each entry is the one that belongs a ${place} later.`;
  }
  if (isBorneOut(evidence, oneEarlier)) {
    return `Off by one ${place}: each entry is the one that belongs a ${place} earlier.`;
  }
  return null;
};

const reversed = moved((index, length) => length - 1 - index);
const oneLater = moved((index) => index + 1);
const oneEarlier = moved((index) => index - 1);

function isLayered(parameters: readonly { readonly name: string }[]): boolean {
  return parameters.some(({ name }) => name === 'weights');
}

/** Says nothing of entries that would come from outside the list. Entries of another shape contradict. */
function moved(from: (index: number, length: number) => number): Formula {
  return ({ expected }: ComparedCase) => {
    if (typeof expected === 'number' || !isList(expected) || expected.length < 2) return null;
    const wanted: (number | null)[] = [];
    for (const [index, entry] of expected.entries()) {
      const source: Value | undefined = expected[from(index, expected.length)];
      const numbers = source === undefined ? numbersOf(entry).map(() => null) : numbersOf(source);
      if (numbers.length !== numbersOf(entry).length) return null;
      wanted.push(...numbers);
    }
    return wanted;
  };
}

import { numbersOf } from '@/lib/core/exercise/entries';
import { type ComparedCase, dimensionsOf, isBorneOut, type Pattern } from '../evidence';

/** Square matrices only: another shape is told as such. */
export const transposed: Pattern = (evidence) =>
  isBorneOut(evidence, flipped) ? 'This is the transpose of the right answer: rows and columns are exchanged.' : null;

function flipped({ expected, expectedNumbers }: ComparedCase): number[] | null {
  const [rows, columns] = dimensionsOf(expected);
  if (columns === null || rows !== columns || numbersOf(expected).length !== rows * columns) return null;
  return expectedNumbers.map((_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return expectedNumbers[column * columns + row] ?? Number.NaN;
  });
}

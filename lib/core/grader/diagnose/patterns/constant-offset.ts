import { formatNumber } from '../../text/numbers';
import { type ComparedCases, isBorneOut, isNear, type Pattern } from '../evidence';

export const constantOffset: Pattern = (evidence) => {
  const [first] = evidence.failing;
  const received = evidence.failing.flatMap(({ gotNumbers }) => gotNumbers);
  // Where all that came back is alike, tiny right answers would make any number look like an offset.
  if (first === undefined || received.every((value) => isNear(value, received[0] ?? 0))) return null;
  const index = first.close.indexOf(false);
  const offset = (first.gotNumbers[index] ?? Number.NaN) - (first.expectedNumbers[index] ?? Number.NaN);
  if (!Number.isFinite(offset) || comparableCount(evidence, offset) < 3) return null;
  if (!isBorneOut(evidence, ({ expectedNumbers }) => expectedNumbers.map((value) => value + offset), 3)) return null;
  return `${formatNumber(Math.abs(offset))} too ${offset > 0 ? 'large' : 'small'} everywhere: is a constant added or missing?`;
};

/** Entries that an offset changes without drowning them: only they tell an offset from a result that has nothing to do with it. */
function comparableCount({ failing }: ComparedCases, offset: number): number {
  const numbers = failing.flatMap(({ expectedNumbers }) => expectedNumbers).map((value) => Math.abs(value / offset));
  return numbers.filter((ratio) => ratio > 1e-4 && ratio < 1e4).length;
}

import { formatNumber } from '../../text/numbers';
import { isBorneOut, isNear, type Pattern } from '../evidence';

export const constantOffset: Pattern = (evidence) => {
  const [first] = evidence.failing;
  const numbers = evidence.failing.flatMap(({ expectedNumbers }) => expectedNumbers);
  if (first === undefined || numbers.every((value) => isNear(value, numbers[0] ?? 0))) return null;
  const index = first.close.indexOf(false);
  const offset = (first.gotNumbers[index] ?? Number.NaN) - (first.expectedNumbers[index] ?? Number.NaN);
  if (!Number.isFinite(offset)) return null;
  if (!isBorneOut(evidence, ({ expectedNumbers }) => expectedNumbers.map((value) => value + offset), 3)) return null;
  return `${formatNumber(Math.abs(offset))} too ${offset > 0 ? 'large' : 'small'} everywhere: is a constant added or missing?`;
};

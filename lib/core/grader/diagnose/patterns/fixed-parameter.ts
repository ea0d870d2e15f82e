import { formatNumber } from '../../text/numbers';
import type { ComparedCase, ComparedCases, Pattern } from '../evidence';

/** Right for one value of a number that is given, and wrong for every other: another number stands in its place. */
export const fixedParameter: Pattern = (evidence) => {
  for (const [position, { name, type }] of evidence.signature.parameters.entries()) {
    const value = type === 'number' ? onlyRightFor(evidence, position) : null;
    if (value !== null)
      return `Right in every case where ${name} is ${formatNumber(value)}, wrong in every other: does your code use ${name}?`;
  }
  return null;
};

/** At 0 and 1 formulas agree that differ elsewhere: powers, products, factors left out. */
function onlyRightFor({ failing, right }: ComparedCases, position: number): number | null {
  const valueIn = ({ args }: ComparedCase) => args[position];
  const [first] = right;
  const value = first === undefined ? undefined : valueIn(first);
  if (typeof value !== 'number' || value === 0 || value === 1) return null;
  const others = new Set(failing.map(valueIn));
  const isOne = right.length >= 2 && right.every((compared) => valueIn(compared) === value);
  return isOne && others.size >= 2 && !others.has(value) ? value : null;
}

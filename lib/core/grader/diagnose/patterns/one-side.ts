import { formatNumber } from '../../text/numbers';
import { type ComparedCases, type Pattern, spreadOver } from '../evidence';

/** Elementwise functions that are right on one side of an input only: for one sign, at 0 alone, or up to some size. */
export const oneSide: Pattern = (evidence) => {
  for (const [position, { name, type }] of evidence.signature.parameters.entries()) {
    if (type !== 'Vector' && type !== 'Matrix') continue;
    const found = sideOf(evidence, position, name);
    if (found !== null) return found;
  }
  return null;
};

/** Below this size no formula overflows or saturates: that small inputs come out right then is chance. */
const leastSize = 5;

function sideOf({ failing, right }: ComparedCases, position: number, name: string): string | null {
  const wrong: number[] = [];
  const good: number[] = [];
  // A right answer at 0, or of 0, says little: most formulas agree there.
  let convincing = 0;
  for (const compared of [...failing, ...right]) {
    const argument = compared.args[position] ?? 0;
    const inputs = spreadOver(argument, compared.expected);
    if (inputs === null || argumentLength(argument) !== compared.expectedNumbers.length) return null;
    for (const [index, input] of inputs.entries()) {
      if (compared.free[index] === true) continue;
      if (compared.close[index] !== true) wrong.push(input);
      else good.push(input);
      if (compared.close[index] === true && input !== 0 && compared.expectedNumbers[index] !== 0) convincing++;
    }
  }
  if (wrong.length < 2 || convincing < 2) return null;
  if (wrong.every((z) => z === 0) && !good.includes(0)) return `Wrong exactly where ${name} is 0, right elsewhere.`;
  // Its sign and size decide nothing: what they part is chance.
  if (name === 'upstream') return null;
  if (wrong.every((z) => z < 0) && good.every((z) => z >= 0))
    return `Right where ${name} ≥ 0, wrong wherever ${name} < 0.`;
  if (wrong.every((z) => z <= 0) && good.every((z) => z > 0))
    return `Right where ${name} > 0, wrong wherever ${name} ≤ 0.`;
  if (wrong.every((z) => z > 0) && good.every((z) => z <= 0))
    return `Right where ${name} ≤ 0, wrong wherever ${name} > 0.`;
  if (wrong.every((z) => z >= 0) && good.every((z) => z < 0))
    return `Right where ${name} < 0, wrong wherever ${name} ≥ 0.`;
  const smallestWrong = Math.min(...wrong.map(Math.abs));
  const largestGood = Math.max(...good.map(Math.abs));
  if (smallestWrong > largestGood && largestGood >= leastSize) {
    return `Right up to |${name}| = ${formatNumber(largestGood)}, wrong from |${name}| = ${formatNumber(smallestWrong)} on.`;
  }
  return null;
}

function argumentLength(argument: Parameters<typeof spreadOver>[0]): number {
  return Array.isArray(argument) ? argument.flat(3).length : 1;
}

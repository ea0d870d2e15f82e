import { formatNumber, formatPath } from '../../text/numbers';
import { type ComparedCase, type ComparedCases, type Pattern, spreadOver } from '../evidence';

/** NaN or Infinity in every failing case, and for elementwise functions the input from which on it appears. */
export const notFinite: Pattern = (evidence) => {
  const value = firstValue(evidence);
  const onset = value === null ? null : onsetOf(evidence);
  if (value === null || onset === null) return notFiniteHere(evidence);
  return `${value} appears where ${onset}. ${reasonFor(value)}`;
};

/** The same without an onset, which other checks could contradict. */
export const notFiniteHere: Pattern = (evidence) => {
  const [first] = evidence.failing;
  const value = firstValue(evidence);
  if (first === undefined || value === null) return null;
  const where = formatPath(first.paths[firstBad(first)] ?? []);
  return `${value} appears first at ${where === '' ? 'the result itself' : where}. ${reasonFor(value)}`;
};

function firstValue({ failing }: ComparedCases): number | null {
  const [first] = failing;
  if (first === undefined || !failing.every((compared) => firstBad(compared) >= 0)) return null;
  return first.gotNumbers[firstBad(first)] ?? null;
}

function reasonFor(value: number): string {
  return Number.isNaN(value)
    ? 'NaN comes from 0 / 0, ∞ / ∞, ∞ − ∞, 0 · ∞, the logarithm or root of a negative number, or an entry that does not exist.'
    : 'Infinity comes from dividing by 0, from log(0), or from a number beyond 1.8e308, such as e^710: rearrange the formula.';
}

function isBad({ expectedNumbers, gotNumbers }: ComparedCase, index: number): boolean {
  return Number.isFinite(expectedNumbers[index]) && !Number.isFinite(gotNumbers[index]);
}

function firstBad(compared: ComparedCase): number {
  return compared.expectedNumbers.findIndex((_, index) => isBad(compared, index));
}

/** "|z| is 710 or more (up to 30 all is well)", where one parameter's sizes part the bad entries from the good ones. */
function onsetOf({ signature, failing, right }: ComparedCases): string | null {
  for (const [position, { name, type }] of signature.parameters.entries()) {
    if (type !== 'Vector' && type !== 'Matrix') continue;
    const bad: number[] = [];
    const good: number[] = [];
    for (const compared of [...failing, ...right]) {
      const inputs = spreadOver(compared.args[position] ?? 0, compared.expected);
      if (inputs === null) return null;
      for (const [index, input] of inputs.entries()) (isBad(compared, index) ? bad : good).push(input);
    }
    const onset = splitOf(bad, good, name);
    if (onset !== null) return onset;
  }
  return null;
}

/** Below this size no formula overflows: what parts smaller inputs is chance, unless good ones reach nearly as far. */
const leastOnset = 30;
const leastGood = 5;

function splitOf(bad: readonly number[], good: readonly number[], name: string): string | null {
  // Without an entry that is well there is nothing to part.
  if (bad.length === 0 || good.length === 0) return null;
  if (bad.every((value) => value === 0) && !good.includes(0)) return `${name} is 0`;
  const smallestBad = Math.min(...bad.map(Math.abs));
  const largestGood = Math.max(...good.map(Math.abs));
  if (smallestBad < leastOnset && largestGood < leastGood) return null;
  const least = Math.min(...bad);
  const greatest = Math.max(...bad);
  if (least > Math.max(0, ...good)) return `${name} is ${formatNumber(least)} or more`;
  if (greatest < Math.min(0, ...good)) return `${name} is ${formatNumber(greatest)} or less`;
  return smallestBad > largestGood ? `|${name}| is ${formatNumber(smallestBad)} or more` : null;
}

import { formatNumber } from '../../text/numbers';
import { type Pattern, spreadOver } from '../evidence';

/** Elementwise functions whose result is 0 from some size of an input on, where the right one is small but not 0. */
export const cutOff: Pattern = ({ signature, failing, right }) => {
  const position = signature.parameters.findIndex(({ name, type }) => name !== 'upstream' && type === 'Vector');
  const name = signature.parameters[position]?.name;
  if (name === undefined) return null;
  const lost: number[] = [];
  const kept: number[] = [];
  for (const { args, expected, expectedNumbers, gotNumbers, close } of [...failing, ...right]) {
    const inputs = spreadOver(args[position] ?? 0, expected);
    if (inputs === null || inputs.length !== expectedNumbers.length) return null;
    for (const [index, input] of inputs.entries()) {
      if (close[index] !== true && gotNumbers[index] !== 0) return null;
      if (expectedNumbers[index] !== 0) (close[index] === true ? kept : lost).push(Math.abs(input));
    }
  }
  const onset = Math.min(...lost);
  if (new Set(lost).size < 3 || new Set(kept).size < 3 || onset <= Math.max(...kept)) return null;
  return `The result is 0 from |${name}| = ${formatNumber(onset)} on, and right below: is ${name} or the result cut off?`;
};

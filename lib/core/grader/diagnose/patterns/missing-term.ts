import { type ComparedCase, type Formula, isBorneOut, type Pattern, spreadOver } from '../evidence';

/** A term that is a parameter, left out, added twice or subtracted: the skip connection's x or upstream, or beta. */
export const missingTerm: Pattern = (evidence) => {
  for (const [position, { name }] of evidence.signature.parameters.entries()) {
    if (isBorneOut(evidence, withTerm(position, -1), 3)) {
      return `${name} is not added: with ${name} added to it, every entry would be right.`;
    }
    if (isBorneOut(evidence, withTerm(position, 1), 3))
      return `${name} is added once too often: everything else is right.`;
    if (isBorneOut(evidence, withTerm(position, -2), 3)) {
      return `${name} is subtracted where it should be added: everything else is right.`;
    }
  }
  return null;
};

/** @param times how often the term counts beyond the right answer */
function withTerm(position: number, times: 1 | -1 | -2): Formula {
  return ({ args, expected, expectedNumbers }: ComparedCase) => {
    const argument = args[position];
    const terms = argument === undefined || typeof argument === 'number' ? null : spreadOver(argument, expected);
    return terms?.map((term, index) => (expectedNumbers[index] ?? 0) + times * term) ?? null;
  };
}

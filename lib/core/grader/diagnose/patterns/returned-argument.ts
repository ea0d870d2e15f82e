import { type ComparedCases, isBorneOut, type Pattern, spreadOver } from '../evidence';

/** An argument handed back as it came: for a backward function, the local derivative is not there at all. */
export const returnedArgument: Pattern = (evidence) => {
  const index = evidence.signature.parameters.findIndex((_, position) => isReturned(evidence, position));
  const name = evidence.signature.parameters[index]?.name;
  if (name === undefined) return null;
  return name === 'upstream'
    ? 'This is upstream as it came: the chain rule multiplies it by the local derivative.'
    : `This is ${name} as it came: nothing has been done to it.`;
};

function isReturned(evidence: ComparedCases, position: number): boolean {
  return isBorneOut(evidence, ({ args, expected }) => {
    const argument = args[position];
    return argument === undefined || typeof argument === 'number' ? null : sameShaped(argument, expected);
  });
}

function sameShaped(argument: Parameters<typeof spreadOver>[0], expected: Parameters<typeof spreadOver>[1]) {
  const numbers = spreadOver(argument, expected);
  // A vector spread over the rows of a matrix is not that vector handed back.
  return numbers !== null && JSON.stringify(lengthsOf(argument)) === JSON.stringify(lengthsOf(expected))
    ? numbers
    : null;
}

function lengthsOf(value: Parameters<typeof spreadOver>[0]): unknown {
  return Array.isArray(value) ? value.map(lengthsOf) : 0;
}

import { type ComparedCase, type Formula, isBorneOut, type Pattern, spreadOver } from '../evidence';

/** Backward functions that multiply by something else than each entry's own upstream and local derivative, once each. */
export const wrongFactor: Pattern = (evidence) => {
  const position = evidence.signature.parameters.findIndex(({ name }) => name === 'upstream');
  if (position < 0) return null;
  const says = (formula: Formula) => isBorneOut(evidence, formula, 3);
  if (says(withUpstream(position, ([first = 0]) => first)))
    return "The first entry of upstream is used for every entry: is the loop's index used?";
  if (says(withUpstream(position, (upstream) => upstream.reduce((sum, entry) => sum + entry, 0))))
    return 'The sum of upstream is used for every entry: each entry is multiplied by its own.';
  if (says(slopeTwice(position)))
    return 'The local derivative is multiplied in twice: with one of the two left out, every entry would be right.';
  return null;
};

/** The right answer with one number in the place of each entry's own upstream. Says nothing where that is 0. */
function withUpstream(position: number, pick: (upstream: readonly number[]) => number): Formula {
  return (compared) => {
    const upstream = upstreamOf(compared, position);
    if (upstream === null) return null;
    const one = pick(upstream);
    return upstream.map((own, index) => (own === 0 ? null : ((compared.expectedNumbers[index] ?? 0) / own) * one));
  };
}

function slopeTwice(position: number): Formula {
  return (compared) =>
    upstreamOf(compared, position)?.map((own, index) =>
      own === 0 ? null : (compared.expectedNumbers[index] ?? 0) ** 2 / own,
    ) ?? null;
}

function upstreamOf({ args, expected }: ComparedCase, position: number): readonly number[] | null {
  const upstream = args[position];
  return upstream === undefined || typeof upstream === 'number' ? null : spreadOver(upstream, expected);
}

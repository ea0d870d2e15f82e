/** `gradcheck`: the student's backward against central differences of the student's own forward. */
import { z } from 'zod';
import {
  type FrozenCheck,
  type FrozenFunctions,
  findArgumentsProblem,
  frozenBase,
  parameters,
  values,
} from '../frozen';
import type { Value } from '../values';
import { checkBase, identifier, inputCases } from '../written';
import type { CheckKind } from './kind';
import { type GradientOf, relationProblems, writtenRelation } from './relation';

const written = z.strictObject({
  ...checkBase,
  ...inputCases,
  kind: z.literal('gradcheck'),
  function: identifier,
  of: writtenRelation,
});

const frozen = z.strictObject({
  ...frozenBase,
  kind: z.literal('gradcheck'),
  of: z.strictObject({
    forward: identifier,
    parameters,
    upstream: identifier.nullable(),
    gives: z.record(z.union([z.literal(''), identifier]), identifier),
  }),
  cases: z.array(z.strictObject({ args: values, forwardArgs: values })).min(1),
});

export type GradcheckSpec = z.output<typeof written>;

export interface GradcheckCheck extends FrozenCheck {
  readonly kind: 'gradcheck';
  readonly of: GradientOf;
  readonly cases: readonly {
    /** Arguments of the backward function, in its order. */
    readonly args: readonly Value[];
    /** Arguments of the forward function, in its order. */
    readonly forwardArgs: readonly Value[];
  }[];
}

export const gradcheckKind: CheckKind<'gradcheck', GradcheckSpec, GradcheckCheck> = {
  name: 'gradcheck',
  written,
  frozen,
  problems({ of }, place) {
    if (place.signatures.has(of.forward) && !place.isContract(of.forward)) {
      place.problems.add(
        [...place.path, 'of', 'forward'],
        `"${of.forward}" is a helper, but gradcheck needs the student's own forward function.`,
        'Use "kind: gradient".',
      );
    }
    relationProblems(of, place);
  },
  findIncoherence,
};

function findIncoherence(
  { of, cases }: GradcheckCheck,
  { signature: { parameters: own, result }, all }: FrozenFunctions,
): string | null {
  const forward = all.find(({ name }) => name === of.forward);
  if (forward === undefined) return `there is no function ${of.forward}.`;
  if (of.upstream !== null && !own.some(({ name }) => name === of.upstream)) return `there is no ${of.upstream}.`;
  if (Object.keys(of.gives).length === 0) return 'it gives the gradient of nothing.';
  for (const [field, parameter] of Object.entries(of.gives)) {
    const exists = typeof result === 'string' ? field === '' : Object.hasOwn(result, field);
    if (!exists) return `the result has no field ${JSON.stringify(field)}.`;
    if (!forward.parameters.some(({ name }) => name === parameter)) return `${of.forward} has no ${parameter}.`;
  }
  for (const [index, { forwardArgs }] of cases.entries()) {
    const problem = findArgumentsProblem(forwardArgs, forward.parameters);
    if (problem !== null) return `case ${index}: ${problem}`;
  }
  const agrees =
    of.parameters.length === forward.parameters.length &&
    of.parameters.every(
      ({ name, type }, i) => forward.parameters[i]?.name === name && forward.parameters[i]?.type === type,
    );
  return agrees ? null : `the parameters of ${of.forward} are told in two ways.`;
}

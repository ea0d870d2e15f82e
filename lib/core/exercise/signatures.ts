/** The functions of a specification as signatures. */
import { domainInWords } from './domain';
import type { ExerciseSpec } from './schema';
import type { FunctionSignature } from './values';

type FunctionSpec = ExerciseSpec['functions'][string];

/** What the student exports, in the author's order. */
export function contractSignatures(spec: ExerciseSpec): readonly FunctionSignature[] {
  return Object.entries(spec.functions).map(toSignature);
}

/** The contract's functions and the helpers that only the solution and the reference export. */
export function allSignatures(spec: ExerciseSpec): ReadonlyMap<string, FunctionSignature> {
  const all = [...Object.entries(spec.functions), ...Object.entries(spec.helpers)].map(toSignature);
  return new Map(all.map((signature) => [signature.name, signature]));
}

/** What the arguments may be belongs to the contract, so the description that students read says it. */
function toSignature([name, { description, parameters, result, domain }]: [string, FunctionSpec]): FunctionSignature {
  const allowed = domainInWords(domain);
  const listed = Object.entries(parameters).map(([parameter, type]) => ({ name: parameter, type }));
  return {
    name,
    description: allowed === '' ? description : `${description} Given: ${allowed}.`,
    parameters: listed,
    result,
  };
}

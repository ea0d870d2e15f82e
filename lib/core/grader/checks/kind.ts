/** How checks of a kind are judged: which calls a case needs, and what their answers say. One file a kind, and a line in the registry. */

import type { FrozenCheck } from '@/lib/core/exercise/frozen';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import { own } from '@/lib/core/text/own';
import type { Comparison } from '../compare';
import type { PlannedCall } from '../sandbox-port';

/** A call that a case asks for. `result` arguments count within the case: 0 is its first call. */
export interface AskedCall {
  readonly call: PlannedCall;
  /** A value of the shape that the answer must have; null where only the declared type is known. */
  readonly like: Value | null;
}

/** The judgement of a case whose calls all returned values of the right type and shape. */
export type Verdict =
  | { readonly kind: 'right' }
  /** Numbers differ from what they should be. `expected` and `got` have one shape. */
  | {
      readonly kind: 'differs';
      readonly comparison: Comparison;
      readonly expected: Value;
      readonly got: Value;
    }
  /** A rule is broken that has no single right answer. */
  | { readonly kind: 'breaks'; readonly message: string; readonly expected: string | null };

export type Signatures = ReadonlyMap<string, FunctionSignature>;

export interface CheckJudge<Check extends FrozenCheck> {
  /** Whether each case has an answer that is right. Without one, nothing but a rule of its own would notice a NaN. */
  readonly hasExpected: boolean;
  /** The calls of one case; the first is the one that the student is told about and that is called again at the end. */
  calls(check: Check, caseIndex: number, signatures: Signatures): readonly AskedCall[];
  /** @param answers one for each asked call, of the declared types and asked shapes */
  judge(check: Check, caseIndex: number, answers: readonly Value[], signatures: Signatures): Verdict;
}

/** A revision asks for a function, case or parameter that it does not have: baking would have refused it. */
export class BrokenRevisionError extends Error {
  override readonly name = 'BrokenRevisionError';
}

export function getSignature(signatures: Signatures, name: string): FunctionSignature {
  const signature = signatures.get(name);
  if (signature === undefined) throw new BrokenRevisionError(`The revision has no function ${name}.`);
  return signature;
}

export function getCase<Case>(cases: readonly Case[], index: number): Case {
  const found = cases[index];
  if (found === undefined) throw new BrokenRevisionError(`The revision has no case ${index}.`);
  return found;
}

/** The argument that is passed as the named parameter. */
export function getArgument(signature: FunctionSignature, args: readonly Value[], parameter: string): Value {
  const argument = args[signature.parameters.findIndex(({ name }) => name === parameter)];
  if (argument === undefined) throw new BrokenRevisionError(`${signature.name} has no parameter ${parameter}.`);
  return argument;
}

/** The arguments with some replaced, by parameter name. */
export function replaceArguments(
  signature: FunctionSignature,
  args: readonly Value[],
  replacements: Readonly<Record<string, Value>>,
): Value[] {
  return args.map((argument, index) => own(replacements, signature.parameters[index]?.name ?? '') ?? argument);
}

export function callWith(name: string, args: readonly Value[]): PlannedCall {
  return { function: name, args: args.map((value) => ({ kind: 'value', value })) };
}

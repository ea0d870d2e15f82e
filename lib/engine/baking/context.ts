/** What the steps of baking know of the exercise, and how they speak of its checks. */

import type { CheckSpec } from '@/lib/core/exercise/checks/registry';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { numbersOf } from '@/lib/core/exercise/entries';
import { fieldText } from '@/lib/core/exercise/parse-yaml';
import type { ExerciseSpec } from '@/lib/core/exercise/schema';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { refill } from './kinks';
import type { OpenWitness } from './witness';

export interface BakingContext {
  readonly slug: string;
  readonly spec: ExerciseSpec;
  readonly signatures: ReadonlyMap<string, FunctionSignature>;
  readonly solution: string;
  readonly sandbox: Sandbox;
  /** Null where there is no reference.ts. */
  readonly witness: OpenWitness | null;
  readonly lineOf: (path: readonly (string | number)[]) => number | null;
}

/** A check that states how its function is the gradient of another. */
export type RelatedSpec = Extract<CheckSpec, { of: unknown }>;

export function isRelated(spec: CheckSpec): spec is RelatedSpec {
  return 'of' in spec;
}

export function signatureOf({ signatures }: BakingContext, name: string): FunctionSignature {
  const signature = signatures.get(name);
  if (!signature) throw new Error(`No signature of ${name}: the specification was not checked.`);
  return signature;
}

/** The forward function's arguments: those of the backward function by name, and the fixed ones. */
export function forwardArgs(context: BakingContext, spec: RelatedSpec, args: readonly Value[]): Value[] {
  const own = signatureOf(context, spec.function).parameters;
  const byName = new Map(own.map(({ name }, index) => [name, args[index] ?? 0]));
  return signatureOf(context, spec.of.forward).parameters.map(({ name }) => {
    const fixed = spec.of.fixed[name];
    if (fixed === undefined) return byName.get(name) ?? 0;
    return typeof fixed === 'number' ? fixed : filledLike(byName.get(fixed.like) ?? 0, fixed.fill);
  });
}

/** The same shape, filled with one number. */
export function filledLike(value: Value, number: number): Value {
  return refill(
    value,
    numbersOf(value).map(() => number),
  );
}

export function checkProblem(
  { lineOf }: BakingContext,
  index: number,
  message: string,
  fix: string | null,
): Diagnostic {
  const path = ['checks', index];
  return { severity: 'error', file: 'exercise.yaml', line: lineOf(path), field: fieldText(path), message, fix };
}

const mendSolution = 'Mend solution.ts: everything that is expected of students is computed from it.';

export function solutionProblem(message: string, line: number | null, fix = mendSolution): Diagnostic {
  return { severity: 'error', file: 'solution.ts', line, field: null, message, fix };
}

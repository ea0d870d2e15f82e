/** Grades functions of this process against a solution of this process: for tests of what the grader says. */
import type { BakedCheck } from '@/lib/core/exercise/checks/registry';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import { grade } from '@/lib/core/grader/grade';
import type { CheckReport } from '@/lib/core/grader/report';
import { sandboxOf } from '../core/grader/fake-sandbox';
import { caseOf, expectedCheck, revisionOf } from './revisions';

// Functions under test have whatever parameters their signature says; the sandbox passes values.
// biome-ignore lint/suspicious/noExplicitAny: parameters are checked by the signature, not by TypeScript
export type AnyFunction = (...args: any[]) => unknown;

/** The check's report for `attempt`, graded on `inputs` against what `solution` returns. */
export async function reportOn(
  signature: FunctionSignature,
  solution: (...args: Parameters<AnyFunction>) => Value,
  attempt: AnyFunction,
  inputs: readonly (readonly Value[])[],
): Promise<CheckReport> {
  const cases = inputs.map((args) => caseOf(args, solution(...structuredClone(args))));
  return reportOnCheck([signature], expectedCheck('Works', signature.name, cases), { [signature.name]: attempt });
}

export async function reportOnCheck(
  signatures: readonly FunctionSignature[],
  check: BakedCheck,
  functions: Record<string, AnyFunction>,
): Promise<CheckReport> {
  const report = await grade(revisionOf(signatures, [check]), '', sandboxOf(functions));
  const [only] = report.checks;
  if (only === undefined || report.outcome === 'error') throw new Error(report.problem?.message ?? 'no check');
  return only;
}

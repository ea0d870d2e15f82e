/** Whether a revision's parts fit together: every name that is used exists, and every value has the shape that its place asks for. */
import { type BakedCheck, checkKinds } from './checks/registry';
import { findArgumentsProblem } from './frozen';
import type { Revision } from './revision';
import type { FunctionSignature } from './values';

/** The first thing that does not fit, as the end of a sentence; null where all does. */
export function findIncoherence({ functions, checks, mistakes }: Revision): string | null {
  if (new Set(functions.map(({ name }) => name)).size < functions.length) return 'two functions have one name.';
  if (new Set(checks.map(({ name }) => name)).size < checks.length) return 'two checks have one name.';
  for (const check of checks) {
    const problem = findCheckProblem(check, functions);
    if (problem !== null) return `check ${JSON.stringify(check.name)}: ${problem}`;
  }
  for (const { id, fingerprint } of mistakes) {
    for (const { check, caseIndex } of fingerprint) {
      const found = checks.find(({ name }) => name === check);
      if (found?.cases[caseIndex] === undefined) return `mistake ${id} speaks of a case that does not exist.`;
    }
  }
  return null;
}

function findCheckProblem(check: BakedCheck, functions: readonly FunctionSignature[]): string | null {
  const signature = functions.find(({ name }) => name === check.function);
  if (signature === undefined) return `there is no function ${check.function}.`;
  for (const [index, { args }] of check.cases.entries()) {
    const problem = findArgumentsProblem(args, signature.parameters);
    if (problem !== null) return `case ${index}: ${problem}`;
  }
  return checkKinds.of(check).findIncoherence(check, { signature, all: functions });
}

/**
 * Patterns of all checks, looked for when all are judged: what one check bears out, another of the same function may contradict.
 * A public check's pattern rests on public checks alone, so that it tells nothing of hidden ones and is the same in a browser.
 */
import type { BakedCheck } from '@/lib/core/exercise/checks/registry';
import type { FunctionSignature } from '@/lib/core/exercise/values';
import { hasExpected } from '../checks/registry';
import { findPattern, findPatternHere } from './find-pattern';
import type { DiagnosisInput } from './split';

/** What a check found out about its function. */
export interface CheckEvidence extends DiagnosisInput {
  readonly check: BakedCheck;
  readonly signature: FunctionSignature;
}

/** By the check's name; a check without a pattern is left out. */
export function findPatterns(all: readonly CheckEvidence[]): ReadonlyMap<string, string> {
  return new Map(
    all.flatMap((own) => {
      const pattern = own.mismatches.length > 0 ? patternOf(own, all) : null;
      return pattern === null ? [] : [[own.check.name, pattern] as const];
    }),
  );
}

function patternOf(own: CheckEvidence, all: readonly CheckEvidence[]): string | null {
  const others = all.filter((other) => other !== own && isOfOneKind(own, other));
  // The check's own cases first: what a sentence quotes is read beside its message.
  const input: DiagnosisInput = {
    signature: own.signature,
    mismatches: [own, ...others].flatMap(({ mismatches }) => mismatches),
    right: [own, ...others].flatMap(({ right }) => right),
  };
  return findPattern(input) ?? findPatternHere(own);
}

/** Right answers that come from the student's own functions are of another kind than those that were baked. */
function isOfOneKind({ check: own }: CheckEvidence, { check: other }: CheckEvidence): boolean {
  const isTold = own.visibility === 'hidden' || other.visibility === 'public';
  return own.function === other.function && hasExpected(own) && hasExpected(other) && isTold;
}

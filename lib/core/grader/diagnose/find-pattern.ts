import type { Pattern } from './evidence';
import { notFiniteHere } from './patterns/not-finite';
import { patterns, recordPatterns } from './registry';
import { type DiagnosisInput, fieldEvidence, wholeEvidence } from './split';

/** The pattern in what a function returned, in the language of gradients; null where none is certain. */
export function findPattern(input: DiagnosisInput): string | null {
  return firstAnywhere(input, patterns, recordPatterns);
}

/** What can be said of one check's cases, whatever the function does elsewhere. */
export function findPatternHere(input: DiagnosisInput): string | null {
  return firstAnywhere(input, [notFiniteHere], []);
}

/** Of a record as a whole, or of each of its fields that is wrong. */
function firstAnywhere(
  input: DiagnosisInput,
  candidates: readonly Pattern[],
  ofRecords: readonly Pattern[],
): string | null {
  if (typeof input.signature.result === 'string') return firstOf(candidates, wholeEvidence(input));
  const whole = firstOf(ofRecords, wholeEvidence(input));
  if (whole !== null) return whole;
  for (const evidence of fieldEvidence(input)) {
    const found = firstOf(candidates, evidence);
    if (found !== null) return `${evidence.field}: ${found}`;
  }
  return null;
}

function firstOf(candidates: readonly Pattern[], evidence: Parameters<Pattern>[0]): string | null {
  for (const pattern of candidates) {
    const found = pattern(evidence);
    if (found !== null) return found;
  }
  return null;
}

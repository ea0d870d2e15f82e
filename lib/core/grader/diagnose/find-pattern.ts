import { patterns, recordPatterns } from './registry';
import { type DiagnosisInput, fieldEvidence, wholeEvidence } from './split';

/** The pattern in a check's differences, in the language of gradients; null where none is certain. */
export function findPattern(input: DiagnosisInput): string | null {
  if (typeof input.signature.result === 'string') return firstOf(patterns, wholeEvidence(input));
  const whole = firstOf(recordPatterns, wholeEvidence(input));
  if (whole !== null) return whole;
  for (const evidence of fieldEvidence(input)) {
    const found = firstOf(patterns, evidence);
    if (found !== null) return `${evidence.field}: ${found}`;
  }
  return null;
}

function firstOf(candidates: typeof patterns, evidence: Parameters<(typeof patterns)[number]>[0]): string | null {
  for (const pattern of candidates) {
    const found = pattern(evidence);
    if (found !== null) return found;
  }
  return null;
}

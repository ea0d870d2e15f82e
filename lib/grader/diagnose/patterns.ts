import type { DiagnosisInput, Pattern } from './evidence';

/** The most telling first: the first that speaks is shown. */
const patterns: readonly Pattern[] = [];

/** The pattern in a check's differences, in the language of gradients; null where none is certain. */
export function findPattern(input: DiagnosisInput): string | null {
  for (const pattern of patterns) {
    const found = pattern(input);
    if (found !== null) return found;
  }
  return null;
}

/** Why a check did not pass, in the making: what the judges hand to the report. */
import type { Value } from '@/lib/core/exercise/values';
import type { Comparison } from './compare';
import type { Evidence } from './report';

export interface Finding {
  readonly outcome: 'failed' | 'threw';
  readonly message: string;
  readonly evidence: Evidence | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** A case whose numbers differ from the right ones, whole: what patterns are looked for in. */
export interface Mismatch {
  readonly args: readonly Value[];
  readonly expected: Value;
  readonly got: Value;
  readonly comparison: Comparison;
}

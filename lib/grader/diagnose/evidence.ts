/** What patterns are looked for in: every case of a check that was compared, right and wrong. */
import type { FunctionSignature, Value } from '@/lib/exercise/values';
import type { Mismatch } from '../finding';

export interface DiagnosisInput {
  readonly signature: FunctionSignature;
  /** The cases whose numbers differ; at least one. */
  readonly mismatches: readonly Mismatch[];
  /** The cases that were right. */
  readonly right: readonly { readonly args: readonly Value[]; readonly answer: Value }[];
  /** Whether every case of the check is in one of the two: none threw or had a wrong shape. */
  readonly allCompared: boolean;
}

/** A pattern speaks only where every failing case bears it out; null otherwise. One or two plain sentences. */
export type Pattern = (input: DiagnosisInput) => string | null;

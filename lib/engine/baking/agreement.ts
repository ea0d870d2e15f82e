/** How well each witness confirms each check, for authors to see: not only that it does, but how much it was asked and how near it came. */
import type { Path } from '@/lib/core/exercise/values';
import type { Testimony } from './witnessing';

/** The author's own numbers, reference.ts, its automatic differentiation, or central differences of the solution's forward function. */
export type WitnessName = 'author' | 'reference' | 'autodiff' | 'differences';

export interface Agreement {
  readonly check: string;
  readonly witness: WitnessName;
  readonly agrees: boolean;
  /** Entries that the witness was heard about; at kinks and where differences cannot be trusted it is not. */
  readonly compared: number;
  /** Where the two are furthest apart, beside the largest entry of the case. */
  readonly worst: {
    readonly caseIndex: number;
    readonly path: Path;
    readonly expected: number;
    readonly witness: number;
    readonly relative: number;
  } | null;
}

/** @param testimonies one per case, in order */
export function agreementOf(check: string, witness: WitnessName, testimonies: readonly Testimony[]): Agreement {
  const agrees = testimonies.every(({ disagreement }) => disagreement === null);
  const compared = testimonies.reduce((sum, one) => sum + one.compared, 0);
  const worst = testimonies
    .flatMap(({ worst: gap }, caseIndex) => (gap ? [{ caseIndex, ...gap }] : []))
    .reduce<Agreement['worst']>((most, gap) => (most === null || gap.relative > most.relative ? gap : most), null);
  return { check, witness, agrees, compared, worst };
}

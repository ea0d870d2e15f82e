/** Kinds whose cases have an answer that is right. They differ in where it comes from; once baked they are graded alike. */
import { z } from 'zod';
import { type FrozenCheck, type FrozenFunctions, frozenBase, value, values } from '../frozen';
import { findMisfit } from '../shape';
import type { Value } from '../values';

/** One call with its inputs and the answer that is right. */
export interface BakedCase {
  /** In the order of the function's parameters. */
  readonly args: readonly Value[];
  readonly expected: Value;
  /**
   * Where mathematics allows several answers (a subgradient at a kink), one direction per kink: every
   * `expected + Σ tₖ·kinkₖ` with all tₖ in [0, 1] is right. Each has the shape of `expected`. Empty for smooth cases.
   */
  readonly kinks: readonly Value[];
}

export interface ExpectedCheckOf<Kind extends string> extends FrozenCheck {
  readonly kind: Kind;
  readonly cases: readonly BakedCase[];
}

export function expectedCheck<Kind extends string>(kind: Kind) {
  return z.strictObject({
    ...frozenBase,
    kind: z.literal(kind),
    cases: z.array(z.strictObject({ args: values, expected: value, kinks: values })).min(1),
  });
}

export function findExpectedIncoherence(
  { cases }: Pick<ExpectedCheckOf<string>, 'cases'>,
  { signature: { result } }: FrozenFunctions,
): string | null {
  for (const [index, { expected, kinks }] of cases.entries()) {
    if (findMisfit(expected, result, null) !== null)
      return `case ${index}: expected is not of the function's result type.`;
    if (kinks.some((kink) => findMisfit(kink, result, expected) !== null)) {
      return `case ${index}: a kink has another shape than expected.`;
    }
  }
  return null;
}

/** `value`: what the solution returns is expected, and the author's own results are a witness of it. */
import type { BakedCase } from '@/lib/core/exercise/checks/expected';
import type { ValueSpec } from '@/lib/core/exercise/checks/value';
import { numbersOf, projectOnto } from '@/lib/core/exercise/entries';
import { findMisfit } from '@/lib/core/exercise/shape';
import { compare } from '@/lib/core/grader/compare';
import { nearestAnswer } from '@/lib/core/grader/kinks';
import { refill } from '../kinks';
import { type Testimony, testimonyOf } from '../witnessing';
import { bakeExpected } from './expected';
import type { CheckBaking, Unbaked } from './kind';

export const valueBaking: CheckBaking<ValueSpec> = {
  expectedFrom: 'author',
  async bake(unbaked) {
    const { base, spec } = unbaked;
    const cases = await bakeExpected(unbaked);
    const testimonies = cases.flatMap((one, caseIndex) => compareWritten(unbaked, caseIndex, one) ?? []);
    return { check: { ...base, kind: spec.kind, cases }, testimonies };
  },
};

/** At a kink the author's value may be any of the right answers. Null where it says nothing. */
function compareWritten(
  { spec, signature, cases, tell }: Unbaked<ValueSpec>,
  caseIndex: number,
  { expected, kinks }: BakedCase,
): Testimony | null {
  const written = spec.cases[caseIndex]?.expected ?? 0;
  const value = cases[caseIndex]?.own ?? 0;
  const misfit = findMisfit(written, signature.result, value);
  if (misfit) {
    tell(
      `the expected value of case ${caseIndex} is ${misfit.was}, but ${misfit.asked} is right.`,
      'Mend the expected value.',
    );
    return null;
  }
  const ordered = projectOnto(written, value);
  const nearest = nearestAnswer(numbersOf(expected), kinks, numbersOf(ordered), spec.tolerance);
  const { entries, differing } = compare(refill(expected, nearest.expected), ordered, spec.tolerance, nearest.free);
  const pairs = entries.map((entry) => ({ ...entry, witness: entry.got, fits: entry.close }));
  const [first] = differing;
  if (first) {
    const place = first.path.map((key) => `[${key}]`).join('');
    tell(
      `case ${caseIndex} expects ${first.got}${place && ` at ${place}`}, but the solution returns ${first.expected}.`,
      'Mend the expected value or solution.ts.',
    );
  }
  return testimonyOf(pairs, expected);
}

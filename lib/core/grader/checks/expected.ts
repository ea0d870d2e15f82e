/** `value`, `matches` and `gradient`: each case has an answer that is right, or at kinks a family of them. */

import type { ExpectedCheck } from '@/lib/core/exercise/checks/registry';
import { numbersOf } from '@/lib/core/exercise/entries';
import { isList, type Value } from '@/lib/core/exercise/values';
import { areClose, compare } from '../compare';
import { nearestAnswer } from '../kinks';
import { type CheckJudge, callWith, getCase } from './kind';

export const expectedJudge: CheckJudge<ExpectedCheck> = {
  hasExpected: true,

  calls(check, caseIndex) {
    const { args, expected } = getCase(check.cases, caseIndex);
    return [{ call: callWith(check.function, args), like: expected }];
  },

  judge(check, caseIndex, [got]) {
    const { expected, kinks } = getCase(check.cases, caseIndex);
    if (got === undefined) return { kind: 'breaks', message: 'Nothing was returned.', expected: null };
    // Most answers are right, and need no list of paths to say so.
    if (areClose(expected, got, check.tolerance)) return { kind: 'right' };
    if (kinks.length === 0) {
      return { kind: 'differs', comparison: compare(expected, got, check.tolerance), expected, got };
    }
    const nearest = nearestAnswer(numbersOf(expected), kinks, numbersOf(got), check.tolerance);
    const right = withNumbers(expected, nearest.expected);
    const comparison = compare(right, got, check.tolerance, nearest.free);
    if (comparison.differing.length === 0) return { kind: 'right' };
    return { kind: 'differs', comparison, expected: right, got };
  },
};

/** A value of the shape of `like` with these numbers, in reading order. */
function withNumbers(like: Value, numbers: readonly number[]): Value {
  let next = 0;
  const fill = (part: Value): Value => {
    if (typeof part === 'number') return numbers[next++] ?? Number.NaN;
    if (isList(part)) return part.map(fill);
    return Object.fromEntries(Object.entries(part).map(([field, entry]) => [field, fill(entry)]));
  };
  return fill(like);
}

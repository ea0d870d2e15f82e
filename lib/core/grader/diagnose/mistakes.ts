/** Mistakes are recognised by what they return: a fingerprint of outputs where the mistake differs from the right answer. */
import { numbersOf, projectOnto } from '@/lib/core/exercise/entries';
import type { Tolerance } from '@/lib/core/exercise/frozen';
import type { BakedMistake, Revision } from '@/lib/core/exercise/revision';
import { haveSameShape } from '@/lib/core/exercise/shape';
import type { Value } from '@/lib/core/exercise/values';
import { isClose } from '@/lib/core/numeric/tolerance';
import type { Report } from '../report';

/** The first call's result of each case, by the check's name. Null where nothing readable was returned. */
export type Outputs = ReadonlyMap<string, readonly (Value | null)[]>;

/** The mistake whose every fingerprint entry the outputs match; of several the one that explains the most checks. */
export function findMistake(revision: Revision, outputs: Outputs): Report['diagnosis'] {
  const tolerances = new Map(revision.checks.map((check) => [check.name, check.tolerance]));
  const matching = revision.mistakes.filter((mistake) => matches(mistake, outputs, tolerances));
  const [best] = matching.toSorted(
    (a, b) => breadthOf(b) - breadthOf(a) || b.fingerprint.length - a.fingerprint.length,
  );
  return best === undefined ? null : { mistake: best.id, title: best.title, nudge: best.nudge, hint: best.hint };
}

function breadthOf({ fingerprint }: BakedMistake): number {
  return new Set(fingerprint.map(({ check }) => check)).size;
}

function matches({ fingerprint }: BakedMistake, outputs: Outputs, tolerances: ReadonlyMap<string, Tolerance>): boolean {
  return (
    fingerprint.length > 0 &&
    fingerprint.every(({ check, caseIndex, output }) => {
      const got = outputs.get(check)?.[caseIndex] ?? null;
      const tolerance = tolerances.get(check);
      return got !== null && tolerance !== undefined && isSame(got, output, tolerance);
    })
  );
}

function isSame(got: Value, output: Value, tolerance: Tolerance): boolean {
  const projected = projectOnto(got, output);
  if (!haveSameShape(projected, output)) return false;
  const wanted = numbersOf(output);
  return numbersOf(projected).every((value, index) => isClose(value, wanted[index] ?? Number.NaN, tolerance));
}

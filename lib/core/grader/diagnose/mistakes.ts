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

type Sign = BakedMistake['fingerprint'];

/**
 * The mistake of which the outputs show a whole sign. Of several the one in the first function, which is mended first; there, the
 * one that explains the most checks.
 */
export function findMistake(revision: Revision, outputs: Outputs): Report['diagnosis'] {
  const checks = new Map(revision.checks.map((check) => [check.name, check]));
  const functions = revision.functions.map(({ name }) => name);
  const placeOf = (sign: Sign) =>
    Math.min(...sign.map(({ check }) => functions.indexOf(checks.get(check)?.function ?? '')));
  const shown = revision.mistakes.flatMap((mistake) =>
    signsOf(mistake)
      .filter((sign) => isShown(sign, outputs, checks))
      .map((sign) => ({ mistake, sign, place: placeOf(sign) })),
  );
  const [best] = shown.toSorted(
    (a, b) => a.place - b.place || breadthOf(b.sign) - breadthOf(a.sign) || b.sign.length - a.sign.length,
  );
  if (best === undefined) return null;
  const { id, title, nudge, hint } = best.mistake;
  return { mistake: id, title, nudge, hint };
}

function signsOf({ fingerprint }: BakedMistake): readonly Sign[] {
  const signs = new Set(fingerprint.map(({ sign }) => sign ?? 0));
  return [...signs].map((sign) => fingerprint.filter((entry) => (entry.sign ?? 0) === sign));
}

function breadthOf(sign: Sign): number {
  return new Set(sign.map(({ check }) => check)).size;
}

function isShown(
  sign: Sign,
  outputs: Outputs,
  checks: ReadonlyMap<string, { readonly tolerance: Tolerance }>,
): boolean {
  return sign.every(({ check, caseIndex, output }) => {
    const got = outputs.get(check)?.[caseIndex] ?? null;
    const tolerance = checks.get(check)?.tolerance;
    return got !== null && tolerance !== undefined && isSame(got, output, tolerance);
  });
}

function isSame(got: Value, output: Value, tolerance: Tolerance): boolean {
  const projected = projectOnto(got, output);
  if (!haveSameShape(projected, output)) return false;
  const wanted = numbersOf(output);
  return numbersOf(projected).every((value, index) => isClose(value, wanted[index] ?? Number.NaN, tolerance));
}

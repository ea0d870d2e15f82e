/** How each kind of check is judged. */
import type { BakedCheck, ExpectedCheck } from '@/lib/core/exercise/checks/registry';
import type { FrozenCheck } from '@/lib/core/exercise/frozen';
import { gradcheckJudge } from './gradcheck';
import { gradientJudge } from './gradient';
import type { CheckJudge } from './kind';
import { matchesJudge } from './matches';
import { propertyJudge } from './property';
import { valueJudge } from './value';

/** A judge for every kind of these checks. */
export type JudgesOf<Check extends FrozenCheck> = {
  readonly [Kind in Check['kind']]: CheckJudge<Extract<Check, { readonly kind: Kind }>>;
};

export const judges = {
  value: valueJudge,
  matches: matchesJudge,
  gradient: gradientJudge,
  gradcheck: gradcheckJudge,
  property: propertyJudge,
} satisfies JudgesOf<BakedCheck>;

/** Finds each check's judge among these. */
export function judgeIn<Check extends FrozenCheck>(all: JudgesOf<Check>): (check: Check) => CheckJudge<Check> {
  // TypeScript cannot see that the entry at check.kind is the one for check; the mapped type guarantees it.
  return ({ kind }) => all[kind as Check['kind']] as unknown as CheckJudge<Check>;
}

export const judgeOf = judgeIn<BakedCheck>(judges);

export function hasExpected(check: BakedCheck): check is ExpectedCheck {
  return judgeOf(check).hasExpected;
}

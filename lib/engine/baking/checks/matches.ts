import type { MatchesSpec } from '@/lib/core/exercise/checks/matches';
import { bakeExpected } from './expected';
import type { CheckBaking } from './kind';

/** `matches`: what the solution returns is expected, and a witness has to agree. */
export const matchesBaking: CheckBaking<MatchesSpec> = {
  expectedFrom: 'solution',
  async bake(unbaked) {
    const { base, spec } = unbaked;
    return { check: { ...base, kind: spec.kind, cases: await bakeExpected(unbaked) }, testimonies: [] };
  },
};

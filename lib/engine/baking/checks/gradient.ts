import type { GradientSpec } from '@/lib/core/exercise/checks/gradient';
import { bakeExpected } from './expected';
import type { CheckBaking } from './kind';

/** `gradient`: what the solution returns is expected, as the gradient of the forward function that the check names. */
export const gradientBaking: CheckBaking<GradientSpec> = {
  expectedFrom: 'relation',
  async bake(unbaked) {
    const { base, spec } = unbaked;
    return { check: { ...base, kind: spec.kind, cases: await bakeExpected(unbaked) }, testimonies: [] };
  },
};

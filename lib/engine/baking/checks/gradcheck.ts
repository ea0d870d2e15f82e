import type { GradcheckSpec } from '@/lib/core/exercise/checks/gradcheck';
import { gradientOf } from '@/lib/core/exercise/checks/relation';
import { forwardArgs } from '../context';
import type { CheckBaking } from './kind';

/** `gradcheck`: keeps the arguments of both functions, and expects nothing. */
export const gradcheckBaking: CheckBaking<GradcheckSpec> = {
  expectedFrom: null,
  bake({ context, spec, base, cases }) {
    const of = gradientOf(spec.of, context.signatures);
    const baked = cases.map(({ args }) => ({ args, forwardArgs: forwardArgs(context, spec, args) }));
    return { check: { ...base, kind: spec.kind, of, cases: baked }, testimonies: [] };
  },
};

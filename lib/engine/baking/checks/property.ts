import type { PropertyCheckSpec } from '@/lib/core/exercise/checks/property';
import { filledLike } from '../context';
import type { CheckBaking } from './kind';

/** `property`: keeps the shape of the solution's answers, and expects no numbers. */
export const propertyBaking: CheckBaking<PropertyCheckSpec> = {
  expectedFrom: null,
  bake({ spec, base, cases }) {
    const baked = cases.map(({ args, own }) => ({ args, shape: filledLike(own, 0) }));
    return { check: { ...base, kind: spec.kind, property: spec.property, cases: baked }, testimonies: [] };
  },
};

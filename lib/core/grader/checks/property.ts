/** `property`: what holds of a result whatever its exact values. The properties themselves are in `properties/`. */
import type { PropertyCheck } from '@/lib/core/exercise/checks/property';
import { BrokenRevisionError, type CheckJudge, callWith, getCase } from './kind';
import { propertyCase } from './properties/kind';
import { propertyKindOf } from './properties/registry';

export const propertyJudge: CheckJudge<PropertyCheck> = {
  hasExpected: false,

  calls(check, caseIndex, signatures) {
    const { args, shape } = getCase(check.cases, caseIndex);
    const about = propertyCase(check, caseIndex, signatures);
    const further = propertyKindOf(check.property).furtherCalls(check.property, about);
    return [{ call: callWith(check.function, args), like: shape }, ...further];
  },

  judge(check, caseIndex, [result, ...further], signatures) {
    if (result === undefined) throw new BrokenRevisionError('A property check lacks its call.');
    const about = propertyCase(check, caseIndex, signatures);
    const broken = propertyKindOf(check.property).judge(check.property, about, result, further);
    return broken === null ? { kind: 'right' } : { kind: 'breaks', ...broken };
  },
};

/** How each kind of check is baked and witnessed. */
import type { CheckSpec } from '@/lib/core/exercise/checks/registry';
import { gradcheckBaking } from './gradcheck';
import { gradientBaking } from './gradient';
import type { CheckBaking } from './kind';
import { matchesBaking } from './matches';
import { propertyBaking } from './property';
import { valueBaking } from './value';

/** A baking for every kind of these checks. */
export type BakingsOf<Spec extends { kind: string }> = {
  readonly [Kind in Spec['kind']]: CheckBaking<Extract<Spec, { kind: Kind }>>;
};

export const bakings = {
  value: valueBaking,
  matches: matchesBaking,
  gradient: gradientBaking,
  gradcheck: gradcheckBaking,
  property: propertyBaking,
} satisfies BakingsOf<CheckSpec>;

export function bakingOf<Spec extends CheckSpec>(spec: Spec): CheckBaking<Spec> {
  // TypeScript cannot see that the entry at spec.kind is the one for spec; the mapped type above guarantees it.
  return bakings[spec.kind] as unknown as CheckBaking<Spec>;
}

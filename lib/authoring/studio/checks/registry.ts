/** What a form shows of each kind of check. Knows the kinds by name alone, so that the form does not load their schemas. */
import type { CheckKindName } from '@/lib/core/exercise/checks/registry';
import { gradcheckOutline } from './gradcheck';
import { gradientOutline } from './gradient';
import type { CheckOutline } from './kind';
import { matchesOutline } from './matches';
import { propertyOutline } from './property';
import { valueOutline } from './value';

/** An outline for every one of these kinds. */
export type OutlinesOf<Name extends string> = { readonly [Kind in Name]: CheckOutline };

// In the order in which the form lists them.
export const outlines = {
  value: valueOutline,
  matches: matchesOutline,
  gradient: gradientOutline,
  gradcheck: gradcheckOutline,
  property: propertyOutline,
} satisfies OutlinesOf<CheckKindName>;

export const checkKindNames = Object.keys(outlines).filter((name): name is CheckKindName => name in outlines);

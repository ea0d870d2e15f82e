import type { BakedCheck, ExpectedCheck } from '@/lib/core/exercise/revision';
import { gradcheckKind } from './gradcheck';
import { gradientKind } from './gradient';
import type { CheckKind } from './kind';
import { matchesKind } from './matches';
import { propertyKind } from './property';
import { valueKind } from './value';

type CheckOf<Kind extends BakedCheck['kind']> = Kind extends ExpectedCheck['kind']
  ? ExpectedCheck
  : Extract<BakedCheck, { kind: Kind }>;

const kinds: { readonly [Kind in BakedCheck['kind']]: CheckKind<CheckOf<Kind>> } = {
  value: valueKind,
  matches: matchesKind,
  gradient: gradientKind,
  gradcheck: gradcheckKind,
  property: propertyKind,
};

export function kindOf<Check extends BakedCheck>(check: Check): CheckKind<Check> {
  // TypeScript cannot see that the entry at check.kind is the one for check; the mapped type above guarantees it.
  return kinds[check.kind] as unknown as CheckKind<Check>;
}

import type { PropertySpec } from '@/lib/core/exercise/checks/property-spec';
import { columnMean, columnVariance } from './column-statistics';
import { entriesAtMost } from './entries-at-most';
import { finite } from './finite';
import { idempotent } from './idempotent';
import type { PropertyKind, SpecOf } from './kind';
import { monotonic } from './monotonic';
import { normAtMost } from './norm-at-most';
import { parallel } from './parallel';
import { elementwise, rowwise } from './parts';
import { range } from './range';
import { rowOrder } from './row-order';

const properties: { readonly [Is in PropertySpec['is']]: PropertyKind<SpecOf<Is>> } = {
  finite,
  range,
  parallel,
  normAtMost,
  entriesAtMost,
  idempotent,
  monotonic,
  columnMean,
  columnVariance,
  elementwise,
  rowwise,
  rowOrder,
};

export function propertyKindOf<Spec extends PropertySpec>(spec: Spec): PropertyKind<Spec> {
  // TypeScript cannot see that the entry at spec.is is the one for spec; the mapped type above guarantees it.
  return properties[spec.is] as unknown as PropertyKind<Spec>;
}

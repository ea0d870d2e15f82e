import type { PropertyKind, SpecOf } from './kind';

/** Nothing is left to judge: the universal rule lets no NaN or infinity reach a property. */
export const finite: PropertyKind<SpecOf<'finite'>> = {
  furtherCalls: () => [],
  judge: () => null,
};
